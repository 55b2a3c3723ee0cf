"""An account that has ended is a link nowhere: its name may be a stranger's by now."""

from io import BytesIO
from lxml import etree
from lxml import html
import pikepdf
import pytest
import transaction


ACCOUNT = "https://www.facebook.com/wirtschaft.in.mittelsachsen"
HTML = {"Accept": "text/html"}
PAGES = [
    "",
    "/@@all-channels",
    "/@@all-channels?status=ended",
    f"/@@verify-account?url={ACCOUNT}",
    "/@@search?SearchableText=Facebook",
    "/nutzungskonzept",
    "/nutzungskonzept/@@all-channels",
    "/nutzungskonzept/facebook",
    "/nutzungskonzept/@@version/1.0",
    "/nutzungskonzept/@@compare?from=1.0",
]
NAMED = [
    "/nutzungskonzept",
    "/nutzungskonzept/facebook",
    "/nutzungskonzept/@@version/1.0",
]


@pytest.fixture(params=["sections", "list", "table"])
def portal(portal, manager, request):
    """A site with an ended channel, in a document that was frozen since."""
    concept = portal["nutzungskonzept"]
    facebook = concept["facebook"]
    facebook.status = "ended"
    facebook.service_hours = "montags"
    facebook.posting_frequency = "täglich"
    facebook.reindexObject()
    concept.outline = [
        {"id": "k", "kind": "channels", "level": 1, "form": request.param}
    ]
    transaction.commit()
    body = {"version": "1.0", "change": "Facebook beendet", "approvals": []}
    path = "/nutzungskonzept/@usage-concept-versions"
    assert manager.post(path, json=body).status_code == 201
    return portal


def links(text):
    return html.fromstring(text).xpath("//a/@href")


@pytest.mark.parametrize("path", PAGES)
def test_pages_do_not_link_it(anonymous, path):
    answer = anonymous.get(path, headers=HTML)
    assert answer.status_code == 200
    assert "https://vimeo.com/user16758230" in answer.text
    assert ACCOUNT not in links(answer.text)


@pytest.mark.parametrize("path", NAMED)
def test_it_is_still_named(anonymous, path):
    assert ACCOUNT in anonymous.get(path, headers=HTML).text


def test_the_document_for_other_systems_does_not_link_it(anonymous):
    sections = anonymous.get("/nutzungskonzept/@usage-concept").json()["sections"]
    texts = []
    while sections:
        section = sections.pop()
        texts.append(section["html"])
        sections += section["children"]
    text = " ".join(texts)
    assert ACCOUNT in text
    assert ACCOUNT not in links(f"<div>{text}</div>")


@pytest.mark.parametrize("path", ["/@@pdf", "/@@version/1.0/@@pdf"])
def test_paper_does_not_link_it(anonymous, path):
    data = anonymous.get(f"/nutzungskonzept{path}", headers=HTML).content
    with pikepdf.open(BytesIO(data)) as pdf:
        linked = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if "/URI" in note.get("/A", {})
        ]
    assert "https://vimeo.com/user16758230" in linked
    assert ACCOUNT not in linked


def test_lists_for_machines_do_not_link_it(anonymous):
    path = "/@social-media-channels?format="
    feed = etree.fromstring(anonymous.get(f"{path}atom").content)
    assert ACCOUNT not in feed.xpath("//*/@href")
    assert ACCOUNT not in anonymous.get(f"{path}jsonld").text


def test_nobody_waits_for_an_answer(anonymous):
    page = anonymous.get("/nutzungskonzept/facebook", headers=HTML).text
    assert "montags" not in page
    assert "täglich" not in page
