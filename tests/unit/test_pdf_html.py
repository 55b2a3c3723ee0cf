"""Safe HTML in a PDF: which tags come of it; no word is lost or taken for markup."""

from datetime import datetime
from datetime import timezone
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
import logging
from mittelsachsen.socialmedia.document.pdf.convert import Converter
from mittelsachsen.socialmedia.document.pdf.write import Printed
from mittelsachsen.socialmedia.document.pdf.write import to_pdf
from plone.base.interfaces.controlpanel import IFilterSchema
import pytest
from selectolax.lexbor import LexborHTMLParser
from tagged import Element
from tagged import Tagged
from time import process_time


PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    b'<rect width="60" height="20" fill="green"/></svg>'
)


def printed(html: str, **other) -> Tagged:
    """Return the file of a document with one section, of this HTML."""
    values = {
        "url": "https://example.org/konzept",
        "title": "T",
        "body": "B",
        "language": "de",
        "lines": ["S"],
        "sections": [
            {"number": "1", "id": "e", "title": "E", "html": html, "children": []}
        ],
        "made": datetime(2018, 5, 1, tzinfo=timezone.utc),
        "data": b"{}",
        "data_name": "d.json",
    }
    return Tagged(to_pdf(Printed(**(values | other)), picture_of))


def picture_of(src: str) -> bytes | None:
    return PICTURE if src.startswith("bild") else None


def body_of(pdf: Tagged) -> Element:
    """Return the document without what comes before the words of its section."""
    document = pdf.document
    before = [each.tag for each in document.children].index("TOC") + 2
    document.held = [each for each in document.held if isinstance(each, Element)]
    del document.held[:before]
    return document


CASES = {
    "words": ("a", "P", "a"),
    "paragraphs": ("<p>a</p><p>b</p>", "P P", "a|b"),
    "empty paragraphs": ("<p>a</p><p>&nbsp;</p><p> <br></p>", "P", "a"),
    "white space": ("<p> a\n  b <b> c</b> </p>\n \n", "P(Strong)", "a b c"),
    "words around blocks": ("a<p>b</p>c", "P P P", "a|b|c"),
    "containers": ("<div><section>a</section><div>b</div></div>", "P P", "a|b"),
    "line break": ("<p>a<br>b</p>", "P", "a b"),
    "headings of parts": (
        "<table><td><h3>a</h3>b</table>",
        "Table(TR(TD(P(Strong) P)))",
        "ab",
    ),
    "strong": ("<b>a</b><strong>b</strong>", "P(Strong Strong)", "ab"),
    "emphasis": ("<i>a</i><em>b</em>", "P(Em Em)", "ab"),
    "changes": ("<del>a</del><ins>b</ins>", "P(Span Span)", "ab"),
    "changes in a link": ('<a href="/a"><del>a</del></a>', "P(Link(Span))", "a"),
    "link in changes": ('<s>a <a href="/a">b</a></s>', "P(Span Link(Span))", "a b"),
    "sub and sup": ("H<sub>2</sub>O<sup>1</sup>", "P(Span Span)", "H2O1"),
    "code": ("<code>a  b</code>", "P(Code)", "a b"),
    "code with a link": ('<code><a href="/a">a</a></code>', "P(Link(Span))", "a"),
    "preformatted": ("<pre>a\n  b</pre>", "Code(P P)", "a  b"),
    "short quotation": ("<q>a</q>", "P(Quote)", "„a“"),
    "quotation": ("<blockquote>a<p>b</p></blockquote>", "BlockQuote(P P)", "ab"),
    "abbreviation": ('<abbr title="Zu Händen">z. H.</abbr>', "P", "z. H. (Zu Händen)"),
    "list": (
        "<ul><li>a</li><li>b</li></ul>",
        "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))",
        "•a•b",
    ),
    "ordered list": ('<ol start="3" type="a"><li>a</ol>', "L(LI(Lbl LBody(P)))", "c.a"),
    "nested list": (
        "<ul><li>a<ol><li>b</ol></ul>",
        "L(LI(Lbl LBody(P)) L(LI(Lbl LBody(P))))",
        "•a1.b",
    ),
    "list in a list": (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        "L(LI(Lbl LBody(P)) L(LI(Lbl LBody(P))))",
        "•a‣b",
    ),
    "paragraphs in an item": (
        "<ul><li><p>a</p><p>b</p></ul>",
        "L(LI(Lbl LBody(P P)))",
        "•ab",
    ),
    "empty list": ("<ul><li></li></ul>a", "P", "a"),
    "terms": (
        "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>",
        "L(LI(Lbl(Strong) LBody(P P)))",
        "abc",
    ),
    "terms in groups": (
        "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
        "L(LI(Lbl(Strong) LBody(P)))",
        "ab",
    ),
    "words among items": (
        "<ul>a<li>b</li>c</ul>",
        "L(LI(Lbl LBody(P)) LI(Lbl LBody(P P)))",
        "•a•bc",
    ),
    "words among terms": (
        "<dl>a<dt>b</dt>c<dd>d</dd></dl>",
        "L(LI(Lbl LBody(P)) LI(Lbl(Strong) LBody(P P)))",
        "abcd",
    ),
    "table": ("<table><tr><td>a<td>b</table>", "Table(TR(TD TD))", "ab"),
    "table with heads": (
        "<table><tr><th>a<tr><td>b</table>",
        "Table(THead(TR(TH(Strong))) TBody(TR(TD)))",
        "ab",
    ),
    "table with a caption": (
        "<table><caption>a</caption><tr><td>b</table>",
        "Table(Caption(P) TR(TD))",
        "ab",
    ),
    "table with a gap": (
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "Table(TR(TD TD) TR(TD TD))",
        "abc",
    ),
    "table for the look": (
        '<table role="presentation"><td>a<td>b</table>',
        "P P",
        "a|b",
    ),
    "table in a figure": (
        "<figure><table><td>a</table><figcaption>b</figcaption></figure>",
        "Table(Caption(P) TR(TD))",
        "ba",
    ),
    "empty table": ("<table><tr><td></table>a", "P", "a"),
    "foot before the body": (
        "<table><tfoot><tr><td>c</tfoot><tbody><tr><td>a</tbody></table>",
        "Table(TR(TD) TR(TD))",
        "ac",
    ),
    "picture": ('<img src="bild" alt="b">', "P(Figure)", ""),
    "picture among words": ('<p>a <img src="bild" alt="b"> c</p>', "P(Figure)", "a  c"),
    "decoration": ('<p>a</p><img src="bild" alt="">', "P", "a"),
    "lost picture": ('<p>a <img src="weg" alt="b"> c</p>', "P", "a b c"),
    "picture with a caption": (
        '<figure><img src="bild" alt="a"><figcaption>b</figcaption></figure>',
        "Div(Caption(P) Figure)",
        "b",
    ),
    "decoration with a caption": (
        '<figure><img src="bild"><figcaption>b</figcaption></figure>',
        "P",
        "b",
    ),
    "picture that is a link": (
        '<a href="/a"><img src="bild" alt="b"></a>',
        "P(Link(Figure))",
        "",
    ),
    "link": ('<a href="/a">a</a>', "P(Link(Span))", "a"),
    "link by mail": ('<a href="mailto:a@b.de">a</a>', "P(Link(Span))", "a"),
    "link by telephone": ('<a href="tel:+49371">a</a>', "P(Link(Span))", "a"),
    "link that is none": ('<a href="javascript:a()">a</a><a href="">b</a>', "P", "ab"),
    "link around blocks": ('<a href="/a"><p>a</p></a>', "P", "a"),
    "rule": ("<p>a</p><hr><p>b</p>", "P P", "a|b"),
    "blocked picture": ('<span class="socialmedia-blocked">a</span>', "P", "a"),
    "controls": ("<p>a <button>b</button><svg><title>c</title></svg></p>", "P", "a "),
    "hidden words": ("<p>a<span hidden>b</span></p><p hidden>c</p>", "P", "a"),
    "film of the site": ('<video title="a" src="/film"></video>', "P(Link(Span))", "a"),
    "words for no film": ("<video>a <b>b</b></video>", "P(Strong)", "a b"),
    "what nobody knows": ("<blink>a <p>b</p></blink><foo>c</foo>", "P P P", "a |b|c"),
}


@pytest.mark.parametrize("case", CASES)
def test_html_becomes_tags(case):
    html, tags, words = CASES[case]
    pdf = printed(html)
    body = body_of(pdf)
    assert body.shape() == tags
    assert "|".join(each.text for each in body.children).strip() == words.strip()
    assert pdf.unmarked == []


EMBED = """<figure class="socialmedia-embed" data-provider="vimeo">
<div class="socialmedia-embed-stage"><svg></svg>
<img class="socialmedia-embed-poster" alt="" src="bild">
<div class="socialmedia-embed-notice"><p>Hinweis</p><button>Laden</button></div></div>
<p class="socialmedia-embed-status" role="status" data-loaded="Geladen"></p>
<figcaption><span class="socialmedia-embed-title">Ein Film</span>
<a href="https://vimeo.com/1">https://vimeo.com/1</a>
<button hidden>Widerrufen</button><details><summary>Abschrift</summary><p>Ton</p>
</details></figcaption></figure>"""


def test_an_embed_is_its_title_link_and_transcript():
    pdf = printed(EMBED)
    body = body_of(pdf)
    assert [each.text.strip() for each in body.children] == [
        "",
        "Ein Film https://vimeo.com/1",
        "Abschrift",
        "Ton",
    ]
    (link,) = body.all("Link")
    assert str(link.annotations[0].A.URI) == "https://vimeo.com/1"


def table_of(html: str) -> Element:
    return printed(f"<table>{html}</table>").document.all("Table")[0]


def heads(table: Element) -> dict[str, list[str]]:
    """Return the words of the heads that each cell names, by the words of the cell."""
    names = {str(each.object.ID): each.text for each in table.all("TH")}
    return {
        each.text: [names[str(name)] for name in each.attributes["Headers"]]
        for each in table.all("TD")
    }


TABLES = {
    "a head over two columns": (
        "<thead><tr><th colspan=2>A<tr><th>B<th>C</thead><tr><td>1<td>2",
        {"1": ["A", "B"], "2": ["A", "C"]},
    ),
    "a head of two rows": (
        "<tr><th rowspan=2>A<td>1<tr><td>2",
        {"1": ["A"], "2": ["A"]},
    ),
    "heads behind cells": ("<tr><td>1<th scope=row>A<td>2", {"1": [], "2": ["A"]}),
    "a head in the middle": (
        "<tr><td>1<td>2<tr><th colspan=2>A<tr><td>3<td>4",
        {"1": [], "2": [], "3": ["A"], "4": ["A"]},
    ),
    "a cell of all rows that are left": (
        "<tr><th>A<td rowspan=0>1<tr><th>B<tr><th>C",
        {"1": ["A", "B", "C"]},
    ),
    "a span that is none": ("<tr><th colspan=x>A<td colspan=0>1", {"1": ["A"]}),
}


@pytest.mark.parametrize("case", TABLES)
def test_cells_name_their_heads(case):
    html, wanted = TABLES[case]
    assert heads(table_of(html)) == wanted


def cells(depth: int) -> st.SearchStrategy[str]:
    words = st.sampled_from(["a", "", "<ul><li>b</li></ul>"])
    inner = st.one_of(words, tables(depth - 1)) if depth else words
    span = st.sampled_from(["", " colspan=2", " rowspan=2", " rowspan=0", " colspan=3"])
    scope = st.sampled_from(["", " scope=row", " scope=col"])
    return st.builds(
        "<{0}{1}{2}>{3}</{0}>".format, st.sampled_from(["td", "th"]), span, scope, inner
    )


def tables(depth: int) -> st.SearchStrategy[str]:
    row = st.lists(cells(depth), max_size=3).map(
        lambda each: f"<tr>{''.join(each)}</tr>"
    )
    group = st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(["thead", "tbody", "tfoot"]),
        st.lists(row, max_size=3).map("".join),
    )
    return st.lists(group, max_size=3).map(
        lambda each: f"<table>{''.join(each)}</table>"
    )


@settings(max_examples=60, deadline=None)
@given(tables(1))
def test_every_table_is_regular_and_has_its_heads(html):
    pdf = printed(html)
    assert pdf.unmarked == []
    for table in pdf.document.all("Table"):
        taken = set()
        for y, row in enumerate(table.all("TR") if not table.all("Table") else []):
            x = 0
            for cell in row.children:
                while (x, y) in taken:
                    x += 1
                width = int(cell.attributes.get("ColSpan", 1))
                height = int(cell.attributes.get("RowSpan", 1))
                area = {(x + i, y + j) for i in range(width) for j in range(height)}
                assert not area & taken
                taken |= area
        width = max((x for x, _y in taken), default=0) + 1
        rows = max((y for _x, y in taken), default=0) + 1
        assert len(taken) in (0, width * rows)


def nested(tag: str, depth: int) -> str:
    inner = {"ul": "li", "table": "td", "dl": "dd"}.get(tag)
    start = f"<{tag}><{inner}>" if inner else f"<{tag}>"
    end = f"</{inner}></{tag}>" if inner else f"</{tag}>"
    return start * depth + "innen" + end * depth


@pytest.mark.parametrize(
    "tag", ["ul", "table", "dl", "blockquote", "div", "b", "figure", "span", "sub"]
)
def test_words_are_kept_however_deep_they_stand(tag):
    assert "innen" in printed(nested(tag, 500)).document.text


def test_text_that_no_parser_reads_in_time_keeps_its_words():
    assert "innen" in printed("<div>" * 12_000 + "innen").document.text


# What typst would read as its own, were it markup.
MARKUP = [
    '#import "@preview/cetz:0.3.0"',
    "#{panic()}",
    "$x^2$",
    "`a`",
    "*a* _b_ = C",
    "@ref <label>",
    "// a /* b */",
    '"#a" \\u{41} \\',
    "[a] #[b",
    "- a + b / c: d",
    "~ -- --- ...",
]


@pytest.mark.parametrize("text", MARKUP)
def test_text_is_no_markup(text):
    html = f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    (paragraph,) = body_of(printed(html)).children
    assert paragraph.text == text


def letters(text: str) -> str:
    """Return what is seen of a text, without spaces: lines may end anywhere."""
    return "".join(each for each in text if each.isprintable() and each != " ")


# A soft hyphen is seen where a line ends.
LATIN = st.characters(max_codepoint=0x24F, exclude_characters="\xad")


@settings(max_examples=150, deadline=None)
@given(st.text(LATIN, max_size=60).filter(letters))
def test_no_text_breaks_out(text):
    node = LexborHTMLParser("<p></p>").css_first("p")
    node.insert_child(text)
    document = printed(node.html, title=text, lines=[text], body=text).document
    assert letters(document.children[-1].text) == letters(text)
    assert letters(document.all("Title")[0].text) == letters(text)
    assert len(document.all("H1")) == 2


@example("\t")
@example("a\tb\rc\nd")
@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_written_can_be_printed(text):
    printed("", title=text or "T", lines=[text], data_name="d.json", closing=text)


# Those whose words are not for paper are left out.
UNPRINTED = (
    "area audio body button canvas col colgroup command datalist head html iframe"
    " keygen link map meta source textarea title video"
)
TAGS = sorted({*IFilterSchema["valid_tags"].default, "foo"} - {*UNPRINTED.split()})
WORDS = st.sampled_from(["eins", " ", "zwei drei", "&amp;"])
ATTRIBUTES = st.sampled_from(
    ["", ' id="a"', ' lang="en"', ' href="#a"', ' colspan="2"', ' src="bild" alt="b"']
)
PIECES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        "<{0}{1}>{2}</{0}>".format,
        st.sampled_from(TAGS),
        ATTRIBUTES,
        st.lists(inner, max_size=4).map("".join),
    ),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_whatever_html_it_is_keeps_its_words(html):
    pdf = printed(html)
    assert pdf.unmarked == []
    shown = LexborHTMLParser(html).body.text()
    lost = letters(shown).count("eins") - letters(pdf.document.text).count("eins")
    assert lost <= 0, html


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TAGS), min_size=10, max_size=60))
def test_whatever_stands_in_each_other_can_be_printed(tags):
    html = "".join(f"<{tag}>" for tag in tags) + "innen"
    assert "innen" in printed(html).document.text, html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\u0001b", "ab"),
        ("a\ufeffb", "ab"),
        ("a\ue000b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u4e2db", "a[cjk unified ideograph-4e2d]b"),
    ],
)
def test_the_name_stands_for_a_character_that_no_font_has(text, words):
    (title,) = printed("", title=text).document.all("Title")
    assert title.text in (words, text)


def test_a_script_without_a_font_takes_no_more_than_some_seconds():
    html = "".join(map(chr, range(0x13000, 0x13400)))
    started = process_time()
    text = printed(f"<p>öffentlich {html}</p>").document.text
    assert process_time() - started < 6
    assert "öffentlich" in text


def test_what_is_unknown_is_told_once_by_its_name(caplog):
    convert = Converter("https://example.org/", picture_of)
    with caplog.at_level(logging.WARNING):
        convert("<blink>a</blink><blink>b</blink><p>c<foo>d</foo></p>")
    assert [record.getMessage() for record in caplog.records] == [
        "Only the words of <blink> are printed.",
        "Only the words of <foo> are printed.",
    ]


def test_all_of_plones_safe_html_is_known(caplog):
    tags = IFilterSchema["valid_tags"].default
    assert len(tags) > 70
    html = "".join(f"<{tag}>a</{tag}>" for tag in tags)
    with caplog.at_level(logging.WARNING):
        Converter("https://example.org/", picture_of)(html)
    assert caplog.records == []
