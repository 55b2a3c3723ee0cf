"""Documents that stay as they are: the one way to write, hash and black out them."""

from hashlib import sha256
from html import escape
import json
from typing import Any


# What stands where words were.
BLACK = "\u2588" * 5
# Of a document: images, and what says that words were blacked out.
NO_WORDS = ("images", "logo", "redactions")


def canonical(document: dict[str, Any]) -> bytes:
    """Return the one way to write a document as JSON: sorted, without spaces."""
    text = json.dumps(
        document, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return text.encode()


def digest(data: bytes) -> str:
    """Return the SHA-256 of a document's canonical JSON, in hexadecimal digits."""
    return sha256(data).hexdigest()


def without(value: Any, words: str) -> tuple[int, Any]:
    """Return in how many texts of a value words stand, and the value without them."""
    if isinstance(value, str):
        text = value
        for spelling in {words, escape(words), escape(words, quote=False)}:
            text = text.replace(spelling, BLACK)
        return int(text != value), text
    if isinstance(value, list):
        parts = [without(each, words) for each in value]
        return sum(count for count, _part in parts), [part for _count, part in parts]
    if isinstance(value, dict):
        pairs = {name: without(each, words) for name, each in value.items()}
        count = sum(count for count, _part in pairs.values())
        return count, {name: part for name, (_count, part) in pairs.items()}
    return 0, value


def black_out(
    document: dict[str, Any], words: str, former: dict[str, str]
) -> tuple[int, dict[str, Any]]:
    """Return how often words stood in a document, and the document without them.

    ``former`` is the day, the reason and the hash from before; they stay to be seen
    among the document's ``redactions``.
    """
    kept = {name: document[name] for name in NO_WORDS if name in document}
    rest = {name: value for name, value in document.items() if name not in kept}
    found, rest = without(rest, words)
    kept["redactions"] = [*document["redactions"], former]
    return found, {**rest, **kept}
