"""Rich text as words, as HTML, or nothing: each notion once."""

from lxml import etree
from lxml import html
from plone.app.textfield.interfaces import IRichTextValue
from plone.app.textfield.value import RichTextValue
from plone.dexterity.content import DexterityContent


BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 div tr br dt dd blockquote td th caption figcaption section"
    " article header footer aside pre hr address option summary details".split()
)
SILENT = frozenset({"script", "style"})


def raw_of(value: IRichTextValue | None) -> str:
    """Return the HTML of a rich text as it is stored, empty where there is none."""
    return (value.raw if value is not None else None) or ""


def html_of(value: IRichTextValue | None, context: DexterityContent) -> str:
    """Return a rich text as safe HTML for readers, empty where it shows nothing."""
    if value is None or not raw_of(value).strip():
        return ""
    return value.output_relative_to(context)


def rich(html: str) -> RichTextValue:
    """Return HTML that is stored elsewhere than in a field as a rich text."""
    return RichTextValue(html, "text/html", "text/x-html-safe")


def has_words(markup: str | None) -> bool:
    """Tell whether a text, plain or HTML, has a letter or a digit to read."""
    return any(char.isalnum() for char in plain_text(markup or ""))


def paragraphs(text: str | None) -> list[str]:
    """Return the lines of plain text that are not empty."""
    return [line for line in (text or "").splitlines() if line.strip()]


def plain_text(markup: str) -> str:
    """Return the words of HTML, blocks parted by line breaks.

    Scripts and styles are dropped; broken HTML is read as a browser reads it.
    """
    if not markup or not markup.strip():
        return ""
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    words = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        read = isinstance(element.tag, str) and element.tag not in SILENT
        if event == "start":
            words.append("\n" if element.tag in BLOCKS else "")
            words.append((element.text or "") if read else "")
        else:
            words.append("\n" if element.tag in BLOCKS else "")
            words.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(words).splitlines())
    return "\n".join(line for line in lines if line)
