"""The PDF keeps what PDF/UA-1 and PDF/A-3a ask for, as far as the file shows it."""

from dataclasses import replace
from datetime import datetime
from datetime import timezone
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.document.pdf.write import Printed
from mittelsachsen.socialmedia.document.pdf.write import to_pdf
from pikepdf import Dictionary
from pikepdf import Name
from PIL import Image
import pytest
from tagged import fonts_of
from tagged import Tagged
from time import sleep
from zope.i18n import translate


LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    b'<rect width="60" height="20" fill="green"/></svg>'
)
MADE = datetime(2018, 5, 1, 12, 0, 0, 5, tzinfo=timezone.utc)
PAGE = "https://example.org/konzept"
HTML = """
<p>Der Landkreis <a href="https://example.org/b">nutzt</a> <em lang="en">social
media</em> und mehr.</p>
<ul><li>Erstens<ul><li>Genauer</li></ul></li><li>Zweitens</li></ul>
<table><caption>Kanäle</caption>
<thead><tr><th>Kanal</th><th>Leser</th></tr></thead>
<tbody><tr><th>Facebook</th><td>9</td></tr><tr><th>Vimeo</th><td>4</td></tr></tbody>
</table>
<figure><img src="bild" alt="Das Landratsamt"><figcaption>Freiberg</figcaption></figure>
<p lang="en">A paragraph in English.</p>
"""


def section(number: str, title: str, html: str = "<p>Text</p>", *below: dict) -> dict:
    return {
        "number": number,
        "id": title.lower() or "vorab",
        "title": title,
        "html": html,
        "children": list(below),
    }


DOCUMENT = Printed(
    url=PAGE,
    title="Nutzungskonzept",
    body="Landkreis Mittelsachsen",
    language="de-DE",
    lines=["Stand: Mai 2018", "Version: 1.0"],
    sections=[
        section("", "", "<p>Vorab</p>"),
        section("1", "Auftrag", HTML),
        section("2", "Kanäle", "", section("2.1", "X", "<p>Y</p>", section("", "Z"))),
    ],
    made=MADE,
    data=b'{"title": "Nutzungskonzept"}',
    data_name="konzept.json",
    closing="<p>Beschlossen</p>",
    logo=LOGO,
)


def made_of(*sections: dict) -> Tagged:
    """Return the file of a document with these sections alone."""
    document = replace(DOCUMENT, sections=sections, closing="")
    return Tagged(to_pdf(document, lambda src: LOGO))


@pytest.fixture(scope="module")
def pdf() -> Tagged:
    return Tagged(to_pdf(DOCUMENT, lambda src: LOGO if src == "bild" else None))


def test_it_says_which_standards_it_keeps(pdf):
    with pdf.file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"


def test_it_is_called_by_its_title(pdf):
    with pdf.file.open_metadata() as metadata:
        assert metadata["dc:title"] == "Nutzungskonzept"
        assert metadata["dc:creator"] == ["Landkreis Mittelsachsen"]
    assert pdf.root.ViewerPreferences.DisplayDocTitle is True
    (title,) = pdf.document.all("Title")
    assert title.text == "Nutzungskonzept"


def test_it_is_marked(pdf):
    assert pdf.root.MarkInfo.Marked is True
    assert pdf.root.MarkInfo.get(Name.Suspects, False) is False
    assert pdf.unmarked == []
    assert pdf.untold() == []


def contents() -> str:
    """The heading of the contents list, with catalogs or without."""
    return translate(_("Contents"), target_language="de")


def test_it_has_its_language_and_that_of_its_parts(pdf):
    assert str(pdf.root.Lang) == "de-DE"
    assert "social media" in pdf.spoken["en"]
    spoken = {
        each.text: str(each.object.Lang)
        for each in pdf.document.all("P")
        if Name.Lang in each.object
    }
    assert spoken == {"A paragraph in English.": "en"}


def test_what_is_no_language_is_not_taken_for_one():
    pdf = made_of(section("1", "A", '<p lang="i-klingon">nuqneH</p>'))
    assert [str(each.object.get(Name.Lang)) for each in pdf.document.all("P")][
        -1
    ] == "None"


def test_headings_never_skip_a_level(pdf):
    headings = pdf.document.all("H1", "H2", "H3", "H4", "H5", "H6")
    assert [(each.tag, each.text) for each in headings] == [
        ("H1", contents()),
        ("H1", "1 Auftrag"),
        ("H1", "2 Kanäle"),
        ("H2", "2.1 X"),
        ("H3", "Z"),
    ]


def test_headings_of_any_depth_have_a_role():
    deep = section("", "tief")
    for n in range(9):
        deep = section("", f"e{n}", "", deep)
    pdf = made_of(deep)
    roles = pdf.root.StructTreeRoot.RoleMap
    tags = {each.tag for each in pdf.document.all("H6", "H7", "H10")}
    assert tags == {"H6", "H7", "H10"}
    assert {str(roles[f"/{tag}"]) for tag in ("H7", "H10")} == {"/P"}


def test_bookmarks_are_the_headings(pdf):
    def titles(items) -> list:
        return [(item.title, titles(item.children)) for item in items]

    with pdf.file.open_outline() as outline:
        assert titles(outline.root) == [
            ("1 Auftrag", []),
            ("2 Kanäle", [("2.1 X", [("Z", [])])]),
        ]


def test_the_contents_list_names_pages(pdf):
    entries = pdf.document.all("TOCI")
    assert [" ".join(each.text.split()) for each in entries] == [
        "1Auftrag 1",
        "2Kanäle 1",
        "2.1X 1",
        "Z 1",
    ]
    assert all(each.all("Link")[0].annotations for each in entries)


def test_the_contents_list_of_many_channels_stays_short():
    below = [section(f"1.{n}", f"k{n}", "", section("", f"p{n}")) for n in range(50)]
    pdf = made_of(section("1", "Kanäle", "", *below))
    assert len(pdf.document.all("TOCI")) == 51


def test_heads_of_columns_and_rows_are_heads(pdf):
    (table,) = pdf.document.all("Table")
    assert table.shape() == (
        "Caption(P) THead(TR(TH(Strong) TH(Strong)))"
        " TBody(TR(TH(Strong) TD) TR(TH(Strong) TD))"
    )
    scopes = [(each.text, str(each.attributes["Scope"])) for each in table.all("TH")]
    assert scopes == [
        ("Kanal", "/Column"),
        ("Leser", "/Column"),
        ("Facebook", "/Row"),
        ("Vimeo", "/Row"),
    ]


def heads_of(table) -> dict[str, list[str]]:
    """Return the words of each cell's heads."""
    names = {str(each.object.ID): each.text for each in table.all("TH")}
    return {
        each.text: [names[str(name)] for name in each.attributes["Headers"]]
        for each in table.all("TD")
    }


def test_each_cell_names_its_heads(pdf):
    (table,) = pdf.document.all("Table")
    assert heads_of(table) == {"9": ["Leser", "Facebook"], "4": ["Leser", "Vimeo"]}


def test_heads_are_found_by_their_names(pdf):
    names = pdf.root.StructTreeRoot.IDTree
    tree = {str(name) for name in names.Names[::2]}
    heads = {str(each.object.ID) for each in pdf.document.all("TH")}
    assert len(heads) == 4
    assert heads <= tree
    assert list(map(str, names.Names[::2])) == sorted(tree)


def test_lists_have_marks_and_bodies(pdf):
    (top, inner) = pdf.document.all("L")
    assert top.shape() == "LI(Lbl LBody(P)) L(LI(Lbl LBody(P))) LI(Lbl LBody(P))"
    assert inner.text.endswith("Genauer")
    assert str(top.attributes["ListNumbering"]) != "/None"


def test_pictures_have_words_and_a_place(pdf):
    (figure,) = pdf.document.all("Figure")
    assert str(figure.object.Alt) == "Das Landratsamt"
    assert len(figure.attributes["BBox"]) == 4
    (caption,) = (
        each for each in pdf.document.all("Caption") if each.text == "Freiberg"
    )
    assert caption.all("P")


def test_a_picture_without_words_is_decoration():
    pdf = made_of(section("1", "A", '<p>vor <img src="bild" alt=""> nach</p>'))
    assert pdf.document.all("Figure") == []
    assert pdf.unmarked == []


def test_links_say_where_they_lead(pdf):
    links = pdf.document.all("Link")
    assert len(links) == 5
    for link in links:
        assert link.annotations
        for annotation in link.annotations:
            assert str(annotation.Contents).strip()
            assert Name.StructParent in annotation
    (web,) = (each for each in links if Name.A in each.annotations[0])
    assert web.text == "nutzt"
    assert str(web.annotations[0].A.URI) == "https://example.org/b"


def test_pages_with_links_are_tabbed_by_structure(pdf):
    pages = [page for page in pdf.file.pages if Name.Annots in page]
    assert pages
    assert {str(page.Tabs) for page in pages} == {"/S"}


def test_links_inside_the_document_lead_to_its_sections():
    html = f'<p><a href="{PAGE}#b">hin</a> <a href="#nirgends">weg</a></p>'
    pdf = made_of(section("1", "A", html), section("2", "B"))
    inside = [each for each in pdf.document.all("Link") if each.text == "hin"]
    assert len(inside) == 1
    assert Name.URI not in inside[0].annotations[0].get(Name.A, Dictionary())
    assert "weg" not in [each.text for each in pdf.document.all("Link")]


def test_fonts_are_in_the_file_and_give_text(pdf):
    fonts = fonts_of(pdf.file)
    assert fonts
    for font in fonts:
        assert Name.ToUnicode in font
        (descendant,) = font.DescendantFonts
        descriptor = descendant.FontDescriptor
        assert Name.FontFile3 in descriptor or Name.FontFile2 in descriptor


def test_own_tags_have_roles_of_the_standard(pdf):
    standard = {"/P", "/Span", "/Part", "/Sect", "/Div"}
    roles = pdf.root.StructTreeRoot.RoleMap
    assert {str(role) for role in roles.values()} <= standard


def test_the_data_is_attached(pdf):
    (attached,) = pdf.root.AF
    assert attached.AFRelationship == Name.Source
    assert str(attached.UF) == "konzept.json"
    assert attached.EF.F.read_bytes() == DOCUMENT.data
    assert str(attached.EF.F.Subtype) == "/application/json"
    assert list(pdf.file.attachments) == ["konzept.json"]


def test_words_come_in_the_order_of_reading(pdf):
    words = " ".join(each.text.strip() for each in pdf.document.children)
    places = [
        words.index(each)
        for each in (
            "Landkreis Mittelsachsen",
            "Nutzungskonzept",
            "Stand: Mai 2018 · Version: 1.0",
            contents(),
            "Vorab",
            "1 Auftrag",
            "Der Landkreis nutzt social media und mehr.",
            "Erstens",
            "Genauer",
            "Zweitens",
            "Facebook",
            "Freiberg",
            "2 Kanäle",
            "2.1 X",
            "Beschlossen",
        )
    ]
    assert places == sorted(places)


def test_the_same_values_give_the_same_bytes():
    first = to_pdf(DOCUMENT, lambda src: LOGO)
    sleep(1.1)  # What is made of the time is made of its seconds.
    assert to_pdf(DOCUMENT, lambda src: LOGO) == first
    later = replace(DOCUMENT, made=datetime(2019, 5, 1, tzinfo=timezone.utc))
    assert to_pdf(later, lambda src: LOGO) != first


def test_a_document_of_nothing_but_a_title_can_be_printed():
    document = replace(
        DOCUMENT, body="", lines=[], sections=[], closing="", logo=None, language=""
    )
    pdf = Tagged(to_pdf(document, lambda src: None))
    assert pdf.document.all("Title")[0].text == "Nutzungskonzept"
    assert pdf.document.all("TOC") == []


def test_a_table_over_pages_is_one_table():
    rows = "".join(f"<tr><th>{n}</th><td>Wert</td></tr>" for n in range(120))
    head = "<thead><tr><th>Jahr</th><th>Zahl</th></tr></thead>"
    pdf = made_of(section("1", "A", f"<table>{head}<tbody>{rows}</tbody></table>"))
    assert len(pdf.file.pages) > 2
    (table,) = pdf.document.all("Table")
    assert len(table.all("TR")) == 121
    assert len(table.all("THead")) == 1


@pytest.mark.parametrize("logo", [None, b"", b"no image", LOGO])
def test_a_logo_that_cannot_be_printed_is_left_out(logo):
    with_logo = to_pdf(replace(DOCUMENT, logo=logo), lambda src: None)
    without = to_pdf(replace(DOCUMENT, logo=None), lambda src: None)
    assert (with_logo != without) == (logo == LOGO)


def test_a_picture_reads_no_file_of_the_machine(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    logo = LOGO.replace(
        b"<rect", b'<image href="other.png" width="9" height="9"/><rect'
    )
    without = to_pdf(replace(DOCUMENT, logo=logo), lambda src: None)
    Image.new("RGB", (9, 9)).save(tmp_path / "other.png")
    assert to_pdf(replace(DOCUMENT, logo=logo), lambda src: None) == without
