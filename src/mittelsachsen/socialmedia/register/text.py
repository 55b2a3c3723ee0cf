"""Rich text as plain text."""

from lxml import etree
from lxml import html


BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 div tr br dt dd blockquote".split())


def plain_text(markup: str) -> str:
    """Return the words of HTML, blocks parted by line breaks.

    Scripts and styles are dropped; broken HTML is read as a browser reads it.
    """
    if not markup or not markup.strip():
        return ""
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except etree.LxmlError:
        return ""
    words = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                words.append(element.tail or "")
        elif element.tag in ("script", "style"):
            if event == "end":
                words.append(element.tail or "")
        elif event == "start":
            words.append(element.text or "")
        else:
            words.append("\n" if element.tag in BLOCKS else "")
            words.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(words).splitlines())
    return "\n".join(line for line in lines if line)
