"""A version is values: what is renamed or deleted later changes nothing in it."""

from base64 import b64decode
from base64 import b64encode
from mittelsachsen.socialmedia.document.versions import find_version
from mittelsachsen.socialmedia.document.versions import is_intact
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.document.versions import redact
from mittelsachsen.socialmedia.document.versions import VersionError
from mittelsachsen.socialmedia.document.versions import versions_of
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME
from plone.app.testing import TEST_USER_PASSWORD
from plone.app.textfield.value import RichTextValue
from plone.exportimport.exporters.content import ContentExporter
from plone.exportimport.importers.content import ContentImporter
from plone.namedfile.file import NamedBlobImage
import pytest
from tagged import Tagged
import transaction


# A red dot.
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAA"
    "AABJRU5ErkJggg=="
)
VERSIONS = "/nutzungskonzept/@usage-concept-versions"
APPROVAL = {
    "body": "Kreistag",
    "date": "2018-05-02",
    "reference": "KT 12/2018",
    "url": None,
}


@pytest.fixture
def concept(portal):
    return portal["nutzungskonzept"]


def freeze(session, number="1.0", **more):
    body = {"version": number, "change": "Erste Fassung", **more}
    return session.post(VERSIONS, json=body)


def test_freezing_answers_with_the_item(manager, anonymous):
    answer = freeze(manager, approvals=[APPROVAL])
    assert answer.status_code == 201
    item = answer.json()
    assert item["@id"].endswith("/nutzungskonzept/@@version/1.0")
    assert item["version"] == "1.0"
    assert item["approvals"] == [APPROVAL]
    assert len(item["sha256"]) == 64
    assert anonymous.get(VERSIONS).json()["items"] == [item]


def test_the_document_tells_of_its_version(manager, anonymous):
    freeze(manager, approvals=[APPROVAL])
    document = anonymous.get("/nutzungskonzept/@usage-concept").json()
    assert document["version"] == "1.0"
    assert [each["version"] for each in document["versions"]] == ["1.0"]
    text = str(document["sections"])
    assert "Erste Fassung" in text


def test_a_version_stays_as_it_was(concept, manager, anonymous):
    freeze(manager)
    address = "/nutzungskonzept/@usage-concept?version=1.0"
    before = anonymous.get(address).json()
    assert [channel["title"] for channel in before["channels"]]
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        concept["vimeo"].title = "Anders"
        api.content.delete(concept["facebook"])
        concept.title = "Neues Konzept"
        concept.outline = []
        transaction.commit()
        api.content.rename(concept, "konzept")
    transaction.commit()
    after = anonymous.get(address.replace("nutzungskonzept", "konzept")).json()
    assert after == before


def test_a_version_keeps_its_images_and_its_pdf(portal, concept, manager, anonymous):
    with api.env.adopt_roles(["Manager"]):
        image = api.content.create(portal, "Image", "bild", title="Bild")
        image.image = NamedBlobImage(PNG, "image/png", "bild.png")
        concept.preamble = RichTextValue(
            f'<p>Mit Bild <img alt="Punkt" src="{portal.absolute_url()}/bild"></p>',
            "text/html",
        )
        transaction.commit()
    freeze(manager)
    page = "/nutzungskonzept/@@version/1.0"
    file = f"{page}/@@pdf"
    before = anonymous.get(file).content
    assert before.startswith(b"%PDF")
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(image, check_linkintegrity=False)
        concept.controller_name = "Eine andere Stelle"
        transaction.commit()
    shown = anonymous.get(page, headers={"Accept": "text/html"}).text
    assert f"data:image/png;base64,{b64encode(PNG).decode()[:20]}" in shown
    assert anonymous.get(file).content == before
    transaction.begin()
    # Blacked out, it is made anew, with the image that the site has no more.
    version = find_version(concept, "1.0")
    redact(version, "Mit Bild", "Antrag")
    transaction.commit()
    after = anonymous.get(file).content
    assert after != before
    assert Tagged(before).document.text.count("Mit Bild") == 1
    assert "Mit Bild" not in Tagged(after).document.text
    assert "Eine andere Stelle" not in Tagged(after).document.text
    assert is_intact(version)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"version": ""},
        {"version": "1 0"},
        {"version": "a/b"},
        {"version": "../x"},
        {"version": 1},
        {"version": "1.0", "change": 1},
        {"version": "1.0", "approvals": [{"body": "x", "day": "y"}]},
        {"version": "1.0", "approvals": "x"},
        {"version": "1.0", "more": 1},
        [],
    ],
)
def test_what_is_no_version_is_refused(manager, body):
    answer = manager.post(VERSIONS, json=body)
    assert answer.status_code == 400
    assert manager.get(VERSIONS).json()["items_total"] == 0


def test_a_number_is_given_once(manager):
    assert freeze(manager).status_code == 201
    assert freeze(manager).status_code == 400
    assert freeze(manager, "2.0").status_code == 201
    items = manager.get(VERSIONS).json()["items"]
    assert {item["version"] for item in items} == {"1.0", "2.0"}
    assert manager.get("/nutzungskonzept/@usage-concept?version=3").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"),
    [("Reviewer", 201), ("Site Administrator", 201), ("Editor", 401), ("Member", 401)],
)
def test_who_approves_freezes(portal, anonymous, role, status):
    setRoles(portal, TEST_USER_ID, [role])
    transaction.commit()
    anonymous.auth = (TEST_USER_NAME, TEST_USER_PASSWORD)
    assert freeze(anonymous).status_code == status


def test_nobody_changes_a_version(concept, manager):
    freeze(manager)
    transaction.begin()
    [version] = versions_of(concept)
    address = f"/nutzungskonzept/{version.getId()}"
    for body in ({"number": "9"}, {"title": "x"}, {"sha256": "x"}):
        assert manager.patch(address, json=body).status_code == 401
    assert manager.get(f"{address}/edit").status_code in (401, 404)
    transaction.begin()
    assert is_intact(find_version(concept, "1.0"))


def test_drafts_stay_out_of_what_the_public_reads(concept, manager, anonymous):
    with api.env.adopt_roles(["Manager"]):
        draft = api.content.create(
            concept,
            "SocialMediaChannel",
            "entwurf",
            title="Geheimer Entwurf",
            platform="mastodon",
            account_url="https://social.example.de/@entwurf",
        )
        assert api.content.get_state(draft) == "private"
    transaction.commit()
    freeze(manager)
    document = anonymous.get("/nutzungskonzept/@usage-concept?version=1.0").text
    assert "Facebook" in document
    assert "Geheimer Entwurf" not in document


def test_a_changed_file_is_found(concept, manager):
    freeze(manager)
    transaction.begin()
    version = find_version(concept, "1.0")
    assert is_intact(version)
    version.document.data = version.document.data.replace(b"Landkreis", b"Landtreis")
    assert not is_intact(version)
    transaction.abort()


def test_a_copy_keeps_its_versions(portal, concept, manager, anonymous):
    freeze(manager)
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        copy = api.content.copy(concept, portal, "kopie")
        assert [version.number for version in versions_of(copy)] == ["1.0"]
        assert is_intact(find_version(copy, "1.0"))
        api.content.delete(copy)
    transaction.abort()


def page(session, address):
    answer = session.get(f"/nutzungskonzept{address}", headers={"Accept": "text/html"})
    assert answer.status_code == 200, address
    return answer


def test_a_version_has_a_page_that_stays(concept, manager, anonymous):
    freeze(manager, approvals=[APPROVAL])
    answer = page(anonymous, "/@@version/1.0")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    content = answer.text.partition('id="content"')[2]
    assert "Kreistag, 2. Mai 2018" in content
    assert "überholt" not in content
    transaction.begin()
    concept["vimeo"].title = "Anders"
    transaction.commit()
    freeze(manager, "2.0")
    content = page(anonymous, "/@@version/1.0").text.partition('id="content"')[2]
    assert "Anders" not in content.partition("</article>")[0]
    assert "/@@version/2.0" in content
    assert "Anders" in page(anonymous, "/@@version/2.0").text
    for address in ("/@@version", "/@@version/9", "/@@version/1.0/1.0"):
        missing = anonymous.get(f"/nutzungskonzept{address}")
        assert missing.status_code == 404


def test_the_page_lists_its_versions(manager, anonymous):
    assert "@@freeze-version" not in page(anonymous, "").text
    freeze(manager)
    html = page(anonymous, "").text
    assert "/nutzungskonzept/@@version/1.0" in html
    assert "@@compare?from=1.0" in html


def test_a_version_is_compared_with_today(concept, manager, anonymous):
    freeze(manager)
    html = page(anonymous, "/@@compare?from=1.0").text
    assert "Es hat sich nichts geändert." in html
    transaction.begin()
    concept.goals = ["Ein ganz neues Ziel"]
    with api.env.adopt_roles(["Manager"]):
        api.content.delete(concept["twitter"])
    transaction.commit()
    html = page(anonymous, "/@@compare?from=1.0").text
    assert "Ein ganz neues Ziel" in html
    assert "1 neu" in html or "neu</span>" in html
    assert page(anonymous, "/@@compare").status_code == 200
    assert anonymous.get("/nutzungskonzept/@@compare?from=7").status_code == 404


def test_a_name_is_blacked_out_to_be_seen(concept, manager, anonymous):
    told = f"Von {concept.controller_name} beschlossen"
    approval = {**APPROVAL, "body": concept.controller_name}
    freeze(manager, change=told, approvals=[approval])
    transaction.begin()
    version = find_version(concept, "1.0")
    former = version.sha256
    assert redact(version, concept.controller_name, "Antrag vom 1. Mai") > 0
    with pytest.raises(VersionError):
        redact(version, "steht nirgends", "x")
    transaction.commit()
    assert is_intact(version)
    assert version.sha256 != former
    assert concept.controller_name not in str(read_document(version))
    assert concept.controller_name.encode() not in version.page.data
    item = anonymous.get(f"/nutzungskonzept/{version.getId()}").json()
    told = [item["title"], item["change"], item["approvals"]]
    listed = anonymous.get(VERSIONS).json()["items"]
    assert concept.controller_name not in str([told, listed])
    html = page(anonymous, "/@@version/1.0").text
    assert "Antrag vom 1. Mai" in html
    assert read_document(version)["redactions"][0]["sha256"] == former


def test_versions_come_along_when_content_is_exported(
    portal, concept, manager, tmp_path
):
    freeze(manager, approvals=[APPROVAL])
    transaction.begin()
    before = read_document(find_version(concept, "1.0"))
    with api.env.adopt_roles(["Manager"]):
        ContentExporter(portal).export_data(tmp_path)
        api.content.delete(concept)
        ContentImporter(portal).import_data(tmp_path)
    version = find_version(portal["nutzungskonzept"], "1.0")
    assert is_intact(version)
    assert read_document(version) == before
    transaction.abort()


def test_an_import_writes_over_no_version(portal, concept, manager, tmp_path):
    freeze(manager, approvals=[APPROVAL])
    transaction.begin()
    version = find_version(concept, "1.0")
    known = version.sha256
    with api.env.adopt_roles(["Manager"]):
        ContentExporter(portal).export_data(tmp_path)
        for file in tmp_path.rglob("data.json"):
            file.write_text(file.read_text().replace(known, known[::-1]))
        importer = ContentImporter(portal)
        importer.import_data(tmp_path)
    assert list(importer.incomplete) == ["/nutzungskonzept/version-1.0"]
    assert version.sha256 == known and is_intact(version)
    transaction.abort()


def test_a_version_is_had_as_pdf(manager, anonymous):
    item = freeze(manager).json()
    path = item["pdf"].partition("/plone")[2]
    answer = anonymous.get(path, headers={"Accept": "*/*"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
