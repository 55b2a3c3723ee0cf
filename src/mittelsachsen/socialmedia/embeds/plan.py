"""What happens to each thing that a browser would fetch for a text.

The plan is made once for a text. The page, REST, the audit and the catalog read it;
:mod:`.protect` applies it.
"""

from collections.abc import Collection
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from mittelsachsen.socialmedia.addresses.hosts import fetched_host
from mittelsachsen.socialmedia.addresses.hosts import is_on
from mittelsachsen.socialmedia.embeds import foreign
from mittelsachsen.socialmedia.embeds.depth import is_readable
import re
from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode


LEAVE, LINK, BLOCK, CONSENT = "leave", "link", "block", "consent"
# Elements that are read differently with scripts and without, and those that change
# what all addresses of the page mean, or leave it.
AMBIGUOUS = (
    *("noscript", "template", "noembed", "noframes", "xmp", "plaintext"),
    *("base", "meta"),
)
MEDIA = frozenset({"video", "audio"})
PARTS = frozenset({"source", "track"})
# What only our own markup may have.
OURS = {"data-provider", "data-embed"}
FORGED = ", ".join(f"[{name}]" for name in sorted(OURS))
# A style that hides in an address, or could not be read.
HIDING = re.compile(rf"\s*data:\s*text/css|{foreign.UNREADABLE}", re.IGNORECASE)


@dataclass(frozen=True)
class Policy:
    """What happens to resources that are no frames.

    ``name`` is one of ``leave``, ``link``, ``block`` and ``platforms``, which
    blocks the hosts ``blocked`` and leaves the rest.
    """

    name: str
    blocked: Collection[str] = ()

    def action(self, host: str) -> str:
        """Return ``leave``, ``link`` or ``block`` for a host's resource."""
        if self.name == "platforms":
            return BLOCK if is_on(host, self.blocked) else LEAVE
        return self.name


@dataclass(frozen=True)
class Fetch:
    """One foreign address: where it stands, which host it names, what happens to it.

    ``attribute`` is empty for the text of a style sheet. ``host`` is empty for an
    address that names none but must not be framed, as ``data:`` or ``javascript:``.
    """

    element: str
    attribute: str
    address: str
    host: str
    action: str
    node: LexborNode = field(compare=False, repr=False)


@dataclass(frozen=True)
class Step:
    """An element and its foreign addresses; those of a film include its sources."""

    node: LexborNode
    fetches: list[Fetch]

    @property
    def frame(self) -> Fetch | None:
        """The address of the page in this element, if it is a foreign frame or post."""
        first = self.fetches[0]
        return first if is_frame(first.element, first.attribute) else None


@dataclass(frozen=True)
class Plan:
    """The tree of a text, and what is to be done to it, in the text's order."""

    tree: LexborHTMLParser
    steps: list[Step]

    @property
    def fetches(self) -> list[Fetch]:
        """All foreign addresses of the text."""
        return [fetch for step in self.steps for fetch in step.fetches]


class Unreadable(ValueError):
    """The text has more open elements and images than can be read in time."""


def make_plan(html: str, own: Collection[str], policy: Policy) -> Plan | None:
    """Return the plan of a piece of HTML; ``None`` where nothing has to be done.

    ``own`` are the hosts of the site. Whoever has many texts asks
    :func:`.foreign.may_fetch` before. Raises :class:`Unreadable`.
    """
    if not is_readable(html):
        raise Unreadable
    tree = foreign.parse(html)
    is_changed = _clean(tree)
    steps = list(_steps(tree, own, policy))
    return Plan(tree, steps) if steps or is_changed else None


def is_frame(element: str, attribute: str) -> bool:
    """Tell whether an address is that of a page inside the page."""
    is_own = element in foreign.FRAMES and attribute not in foreign.STYLES
    return is_own or attribute == foreign.POST


def _clean(tree: LexborHTMLParser) -> bool:
    """Take out what no text needs; tell whether there was any of it."""
    ambiguous = tree.css(", ".join(AMBIGUOUS))
    for node in reversed(ambiguous):  # One may stand in another.
        node.decompose()
    forged = tree.css(FORGED)
    for node in forged:
        for name in OURS & set(node.attributes):
            del node.attrs[name]
    return bool(ambiguous or forged)


def _steps(
    tree: LexborHTMLParser, own: Collection[str], policy: Policy
) -> Iterable[Step]:
    host_of = cache(fetched_host)
    steps: dict[int, Step] = {}
    gone: set[int] = set()  # what goes with the frame in which it stands
    for node, found in foreign.fetching(tree):
        if node.mem_id in gone:
            continue
        element = foreign.name_of(node)
        fetches = [
            Fetch(element, attribute, address, host, action, node)
            for attribute, address in found
            if (host := host_of(address)) is not None
            and host not in own
            and (action := _action(element, attribute, address, host, policy))
        ]
        if not fetches:
            continue
        owner = _owner(node)
        step = steps.setdefault(owner.mem_id, Step(owner, []))
        step.fetches.extend(fetches)
        if step.frame:
            gone.update(inside.mem_id for inside in node.css(foreign.SELECTOR))
    return steps.values()


def _action(
    element: str, attribute: str, address: str, host: str, policy: Policy
) -> str:
    """Return what happens to an address; nothing where it is part of the page."""
    if is_frame(element, attribute):
        return CONSENT if host else BLOCK
    if host:
        return policy.action(host)
    return BLOCK if HIDING.match(address) else ""


def _owner(node: LexborNode) -> LexborNode:
    """Return the film or sound of which an element is a part, or itself."""
    parent = node.parent
    is_part = parent is not None and node.tag in PARTS and parent.tag in MEDIA
    return parent if parent is not None and is_part else node
