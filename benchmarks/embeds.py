"""Figures of the embeds that need no site."""

import gzip
from pathlib import Path


STATIC = (
    Path(__file__)
    .resolve()
    .parent.parent.joinpath("src", "mittelsachsen", "socialmedia", "browser", "static")
)
# media2click, the smallest peer with consent and memory (script and style, gzip -9).
PEER = 2884


def figures() -> list[tuple[str, float, float, float]]:
    """Return rows of title, value, reference and the ratio's limit."""
    size = sum(
        len(gzip.compress((STATIC / name).read_bytes(), 9))
        for name in ("embed.js", "embed.css")
    )
    return [("script and style, gzip -9, not minified (bytes)", size, PEER, 1)]
