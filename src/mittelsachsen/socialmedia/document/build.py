"""From a concept and its outline to the one tree of its document."""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.content.outline import own_html
from mittelsachsen.socialmedia.document.accounts import place
from mittelsachsen.socialmedia.document.accounts import place_grouped
from mittelsachsen.socialmedia.document.accounts import tell
from mittelsachsen.socialmedia.document.files import file_row
from mittelsachsen.socialmedia.document.numbering import number
from mittelsachsen.socialmedia.document.presets import outline_of
from mittelsachsen.socialmedia.document.sections import Section
from mittelsachsen.socialmedia.document.sections import settle
from mittelsachsen.socialmedia.document.slots import SLOTS
from mittelsachsen.socialmedia.document.source import Source
from mittelsachsen.socialmedia.l10n import language_in
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.text import has_words
from mittelsachsen.socialmedia.text import html_of
from mittelsachsen.socialmedia.text import paragraphs
from mittelsachsen.socialmedia.text import rich
from plone.app.textfield.interfaces import IRichTextValue


# What the demand asks for wherever a body puts it: framework and files.
CLOSING = ("framework", "documents")


def build(concept: UsageConcept, language: str) -> list[Section]:
    """Return the numbered sections of a concept, as the current user may see them.

    Headings that the body did not write are in the concept's language, or else in the
    one given.
    """
    source = source_of(concept, language)
    sections = sections_of(source)
    return settled(source, sections, concept.numbering or ())


def source_of(concept: UsageConcept, language: str) -> Source:
    """Return what a concept's document is made of."""
    language = language_in(concept, language)
    return Source(concept, outline_of(concept, language), language)


def sections_of(source: Source) -> list[Section]:
    """Return the section of each node that is shown, one behind the other."""
    return [section_of(node, source) for node in source.nodes]


def settled(
    source: Source, sections: Sequence[Section], numbering: Sequence[str]
) -> list[Section]:
    """Return the nodes' sections as the tree that readers see."""
    levels = [node["level"] for node in source.nodes]
    return number(settle(_nested(zip(levels, sections, strict=True))), numbering)


def closing_of(concept: UsageConcept, language: str) -> list[Section]:
    """Return what else the page tells behind the document, where no node shows it."""
    source = source_of(concept, language)
    placed = {node.get("slot") for node in source.nodes}
    nodes = [
        Node(id=name, kind="slot", slot=name, level=1)
        for name in CLOSING
        if name not in placed
    ]
    sections = [section_of(node, source) for node in nodes]
    return [section for section in sections if not section.empty]


def is_written(concept: UsageConcept, language: str) -> bool:
    """Tell whether the document has words, not only facts and lists.

    It is made no further than to the first.
    """
    source = source_of(concept, language)
    return any(_has_words(section_of(node, source)) for node in source.nodes)


def standard_heading(node: Node, source: Source) -> str:
    """Return the heading of a node that has none of its own; empty for own words."""
    if node["kind"] == "slot":
        return SLOTS[node["slot"]].heading
    if node["kind"] == "channels":
        return _("Channels")
    if node["kind"] == "platform":
        platform = get_platform(node["platform"])
        return platform.title if platform else node["platform"]
    page = source.pages.get(node["page"]) if node["kind"] == "page" else None
    return page.title if page is not None else ""


def _has_words(section: Section) -> bool:
    return any(
        block.kind == "text" or (block.kind == "html" and has_words(str(block.value)))
        for block in section.blocks
    ) or any(map(_has_words, section.children))


def _nested(pairs: Iterable[tuple[int, Section]]) -> list[Section]:
    """Return the sections of the first level, with the others below them."""
    top = Section("", "")
    path = [top]
    for level, section in pairs:
        del path[level:]
        path[-1].children.append(section)
        path.append(section)
    return top.children


def section_of(node: Node, source: Source) -> Section:
    """Return the section of a node, without those that stand below it as nodes."""
    heading = node.get("heading")
    title = standard_heading(node, source) if heading is None else heading
    section = Section(node["id"], source.say(title))
    section.numbered = node.get("numbered", True)
    KINDS[node["kind"]](section, node, source)
    return section


def _slot(section: Section, node: Node, source: Source) -> None:
    SLOTS[node["slot"]].fill(section, source)


def _text(section: Section, node: Node, source: Source) -> None:
    source.write(section, html_of(rich(own_html(node)), source.concept))


def _channels(section: Section, node: Node, source: Source) -> None:
    """Show the channels whose platform has no node of its own."""
    apart = {each["platform"] for each in source.nodes if each["kind"] == "platform"}
    channels = [each for each in source.channels if each.platform not in apart]
    if node is next(each for each in source.nodes if each["kind"] == "channels"):
        source.write(section, html_of(source.concept.staged_model, source.concept))
    put = place_grouped if node.get("group") == "platform" else place
    put(section, node, channels, source)


def _platform(section: Section, node: Node, source: Source) -> None:
    """Show own words and accounts; the only account needs no section of its own."""
    _text(section, node, source)
    channels = [each for each in source.channels if each.platform == node["platform"]]
    if len(channels) == 1 and node.get("form", "sections") == "sections":
        tell(section, node, channels[0], source)
    else:
        place(section, node, channels, source)


def _page(section: Section, node: Node, source: Source) -> None:
    page = source.pages.get(node["page"])
    if page is None:
        return
    text = getattr(aq_base(page), "text", None)
    if not IRichTextValue.providedBy(text) or node.get("form") == "link":
        section.add("files", [file_row(page, source.language)])
        return
    section.add("text", paragraphs(page.description))
    source.write(section, html_of(text, page))


KINDS: dict[str, Callable[[Section, Node, Source], None]] = {
    "slot": _slot,
    "text": _text,
    "channels": _channels,
    "platform": _platform,
    "page": _page,
}
