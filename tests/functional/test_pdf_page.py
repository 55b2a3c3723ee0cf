"""``@@pdf`` is the page of a concept as a file, for those who may see the page."""

from base64 import b64encode
from io import BytesIO
import json
from lxml import html
from PIL import Image
from plone import api
from plone.app.textfield import RichTextValue
from plone.namedfile.file import NamedBlobImage
import pytest
import sys
from tagged import Tagged
import transaction


PATH = "/nutzungskonzept/@@pdf"
NAME = "nutzungskonzept-social-media-landkreis-mittelsachsen-stand-2018-05"


def picture(width: int) -> bytes:
    image = BytesIO()
    Image.new("RGB", (width, 10), (0, 90, 0)).save(image, "PNG")
    return image.getvalue()


def letters(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def get(session, path: str = PATH, **headers: str):
    """Return what a browser gets."""
    headers = {"Accept": "*/*", **headers}
    return session.get(path, headers=headers, allow_redirects=False)


def file_of(session) -> Tagged:
    answer = get(session)
    assert answer.status_code == 200
    return Tagged(answer.content)


def test_it_is_a_file_with_a_name(anonymous):
    answer = get(anonymous)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{NAME}.pdf"'
    assert answer.content.startswith(b"%PDF-1.7")


def test_its_words_are_those_of_the_page(anonymous):
    page = get(anonymous, "/nutzungskonzept").content
    (article,) = html.fromstring(page).xpath("//*[@id='content-core']")
    words = letters(file_of(anonymous).document.text)
    (document,) = article.xpath(".//*[@class='socialmedia-words']")
    # Links that lead on from a channel's section are for the page alone.
    for onward in document.xpath(".//*[@class='socialmedia-glance-links']"):
        onward.getparent().remove(onward)
    shown = document.xpath(".//*[not(*)]/text()")
    shown = [letters(text) for text in shown]
    assert len(shown) > 100
    assert [text for text in shown if text not in words] == []


def test_its_headings_are_those_of_the_document(anonymous):
    def walk(sections):
        for section in sections:
            yield f"{section['number']} {section['title']}".strip()
            yield from walk(section["children"])

    wanted = walk(anonymous.get("/nutzungskonzept/@usage-concept").json()["sections"])
    headings = file_of(anonymous).document.all("H1", "H2", "H3", "H4")
    assert [each.text for each in headings] == ["Inhalt", *wanted]


def test_it_says_of_which_day_it_is_and_when_the_next_evaluation_is(anonymous):
    text = file_of(anonymous).document.text
    assert "Stand: Mai 2018" in text
    assert "1. Mai 2019" in text


def test_it_is_in_the_language_of_its_content(portal, anonymous):
    assert str(file_of(anonymous).root.Lang) == "de"
    portal["nutzungskonzept"].language = "en"
    transaction.commit()
    pdf = file_of(anonymous)
    assert str(pdf.root.Lang) == "en"
    assert "As of: May 2018" in pdf.document.text
    assert [each.text for each in pdf.document.all("H1")][0] == "Contents"


def test_its_data_is_that_of_the_service(anonymous):
    pdf = file_of(anonymous)
    data = json.loads(pdf.file.attachments[f"{NAME}.json"].get_file().read_bytes())
    service = anonymous.get("/nutzungskonzept/@usage-concept").json()
    names = ("title", "as_of", "version", "sections")
    assert [data[name] for name in names] == [service[name] for name in names]


def test_who_has_it_does_not_get_it_again(portal, anonymous):
    etag = get(anonymous).headers["ETag"]
    known = {"If-None-Match": etag}
    again = get(anonymous, **known)
    assert again.status_code == 304
    assert again.content == b""
    portal["nutzungskonzept"].title = "Anders"
    transaction.commit()
    assert get(anonymous, **known).status_code == 200


def test_only_who_may_see_the_concept_gets_it(portal, anonymous, manager):
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(portal["nutzungskonzept"], "retract")
    transaction.commit()
    answer = get(anonymous)
    assert answer.status_code in (302, 401)
    assert b"%PDF" not in answer.content
    assert get(manager).content.startswith(b"%PDF")


def test_channels_that_are_hidden_are_not_in_it(portal, anonymous):
    assert "vimeo.com" in file_of(anonymous).document.text
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(portal["nutzungskonzept"]["vimeo"], "retract")
    transaction.commit()
    assert "vimeo.com" not in file_of(anonymous).document.text


@pytest.fixture
def illustrated(portal):
    """The concept with an image of the site in its preamble; returns the image."""
    with api.env.adopt_roles(["Manager"]):
        blob = NamedBlobImage(picture(2_000), "image/png", "rathaus.png")
        image = api.content.create(portal, "Image", "rathaus", image=blob)
        api.content.transition(portal["nutzungskonzept"], "retract")
        portal["nutzungskonzept"].preamble = RichTextValue(
            f'<p><img src="resolveuid/{image.UID()}" alt="Das Rathaus">'
            '<img src="https://example.org/a.png" alt="Von anderswo"></p>',
            "text/html",
            "text/x-html-safe",
        )
        api.content.transition(portal["nutzungskonzept"], "publish")
    transaction.commit()
    return image


def test_images_of_the_site_are_in_it_in_a_size_for_paper(illustrated, anonymous):
    pdf = file_of(anonymous)
    (figure,) = pdf.document.all("Figure")
    assert str(figure.object.Alt) == "Das Rathaus"
    widths = [image.Width for page in pdf.file.pages for image in page.images.values()]
    assert widths == [1_600]


def test_images_that_the_visitor_may_not_see_are_words(portal, illustrated, anonymous):
    with api.env.adopt_roles(["Manager"]):
        folder = api.content.create(portal, "Folder", "intern")
        api.content.move(illustrated, folder)
        folder.manage_permission("View", ["Manager"], 0)
        illustrated.manage_permission("View", ["Manager"], 0)
        illustrated.reindexObjectSecurity()
    transaction.commit()
    pdf = file_of(anonymous)
    assert pdf.document.all("Figure") == []
    assert "Das Rathaus" in pdf.document.text


def test_the_logo_of_the_site_is_on_it(portal, anonymous):
    before = file_of(anonymous)
    logo = b64encode(b"logo.png").decode(), b64encode(picture(60)).decode()
    api.portal.set_registry_record(
        "plone.site_logo", f"filenameb64:{logo[0]};datab64:{logo[1]}".encode()
    )
    transaction.commit()
    after = file_of(anonymous)
    assert not before.file.pages[0].images
    assert [image.Width for image in after.file.pages[0].images.values()] == [60]


def links(session) -> list[str]:
    page = get(session, "/nutzungskonzept").content
    return html.fromstring(page).xpath("//a[contains(@href, '@@pdf')]/text()")


def test_a_site_without_the_extra_says_so(anonymous, monkeypatch):
    assert links(anonymous) == ["Als PDF"]
    monkeypatch.setitem(sys.modules, "typst", None)
    assert links(anonymous) == []
    answer = get(anonymous)
    assert answer.status_code == 503
    assert "PDF-Dateien" in answer.text
