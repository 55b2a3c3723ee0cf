"""Which foreign addresses a page's rich text names."""

from dataclasses import dataclass
from dataclasses import field
from lxml import etree
from lxml import html


@dataclass
class Addresses:
    """The addresses of links and of frames, as written."""

    links: set[str] = field(default_factory=set)
    frames: set[str] = field(default_factory=set)


def addresses(markup: str) -> Addresses:
    """Return the foreign links and frames of a piece of HTML.

    Text without a ``//`` names no foreign host and is not parsed.
    """
    found = Addresses()
    if not markup or "//" not in markup:
        return found
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except etree.LxmlError:
        return found
    for element in tree.iter("a", "iframe"):
        name, into = (
            ("href", found.links) if element.tag == "a" else ("src", found.frames)
        )
        address = (element.get(name) or "").strip()
        if address.startswith("//"):
            address = f"https:{address}"
        if address.lower().startswith(("http://", "https://")):
            into.add(address)
    return found
