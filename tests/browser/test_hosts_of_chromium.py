"""Hosts are what Chromium takes for them."""

import json
from mittelsachsen.socialmedia.addresses.hosts import AddressError
from mittelsachsen.socialmedia.addresses.hosts import read
from pathlib import Path


# Lists of an address and, where it has one, its base: ordinary ones and hostile ones.
CORPUS = json.loads(
    Path(__file__).parents[1].joinpath("data/addresses.json").read_text()
)
HOSTS = """
    (corpus) => corpus.map(([address, base]) => {
        try { return new URL(address, base).host; } catch { return null; }
    })
"""


def host(address: str, base: str | None = None) -> str | None:
    try:
        return read(address, base).host
    except AddressError:
        return None


def standard(host: str | None) -> str | None:
    """Undo where Chromium departs from the standard: escapes, which no name has."""
    if host is None or "%20" in host:
        return None
    return host.replace("%2A", "*")


def test_hosts_are_those_of_the_browser(page):
    assert len(CORPUS) >= 300
    answers = zip(CORPUS, page.evaluate(HOSTS, CORPUS), strict=True)
    differences = [
        (case, ours, theirs)
        for case, theirs in answers
        if (ours := host(*case)) != standard(theirs)
    ]
    assert differences == []
