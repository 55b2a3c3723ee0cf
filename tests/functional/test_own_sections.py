"""A body's own sections are found, linked, protected and checked as its fields are."""

from lxml import html
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.links import RelationLinks
from plone import api
from Products.CMFCore.indexing import getQueue
from Products.CMFCore.indexing import processQueue
import pytest
import transaction
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent


CONCEPT = "/nutzungskonzept"
DOCUMENT = f"{CONCEPT}/@usage-concept"
OUTLINE = f"{CONCEPT}/@usage-concept-outline"
FRAME = '<iframe src="https://player.vimeo.com/video/76979871" title="F"></iframe>'
LFDI = [
    "preamble",
    "mandate",
    "responsible",
    "alternatives",
    "channels",
    "commitment",
]


def own(words, heading="Eigenes", **more):
    return {"kind": "text", "level": 1, "heading": heading, "html": words, **more}


def save(manager, *nodes, **values):
    answer = manager.patch(CONCEPT, json={"outline": list(nodes), **values})
    assert answer.status_code == 204, answer.text


def sections(session):
    return session.get(DOCUMENT).json()["sections"]


def walk(found):
    for section in found:
        yield section
        yield from walk(section["children"])


def titles(session):
    return [each["title"] for each in walk(sections(session))]


def verdicts(manager, rule):
    items = manager.get(f"{CONCEPT}/@social-media-checks").json()["items"]
    items = [item for item in items if item["id"] == rule]
    return {item["subject"]["title"]: item["verdict"] for item in items}


def found(session, words):
    answer = session.get("/@search", params={"SearchableText": words})
    return [item["@id"].rpartition("/")[2] for item in answer.json()["items"]]


def test_own_words_and_headings_are_searched(manager, anonymous):
    save(
        manager,
        own("<p>Quittenmarmelade</p>", "Obstbau"),
        own("<p>Geheimnis</p>", "Verdecktes", hidden=True),
    )
    assert found(anonymous, "Quittenmarmelade") == ["nutzungskonzept"]
    assert found(anonymous, "Obstbau") == ["nutzungskonzept"]
    assert found(anonymous, "Geheimnis") == found(anonymous, "Verdecktes") == []


def test_links_of_own_words_are_known(manager, portal):
    uid = portal["videos"].UID()
    save(manager, own(f'<p><a href="resolveuid/{uid}">Videos</a></p>'))
    transaction.begin()
    links = RelationLinks(portal["nutzungskonzept"]).retrieveLinks()
    assert any(uid in link for link in links)
    path = portal["videos"].absolute_url_path()
    assert path in sections(manager)[0]["html"]


def test_own_words_are_as_safe_as_other_rich_text(manager, anonymous):
    save(manager, own(f"<p onclick='x()'>Vor</p><script>x()</script>{FRAME}"))
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    stored = anonymous.get(CONCEPT).json()["outline"][0]["html"]
    for shown in (sections(anonymous)[0]["html"], stored, page):
        assert 'data-video="76979871"' in shown
        assert "onclick" not in shown and "x()" not in shown
        assert "<iframe" not in shown


def test_what_is_written_back_holds_the_frame_again(manager, portal):
    save(manager, own(FRAME))
    stored = manager.get(CONCEPT).json()["outline"]
    save(manager, *stored)
    transaction.begin()
    assert "<iframe" in portal["nutzungskonzept"].outline[0]["html"]


def test_the_audit_looks_into_own_words(manager):
    save(manager, own(FRAME))
    items = manager.get("/@foreign-resources").json()["items"]
    fields = {
        (item["@id"].rpartition("/")[2], finding["field"])
        for item in items
        for finding in item["findings"]
    }
    assert ("nutzungskonzept", "outline") in fields


def test_headings_cannot_bring_markup(manager, anonymous):
    save(manager, own("<p>a</p>", "<b>&amp;</b>", id="x"))
    page = html.fromstring(
        anonymous.get(CONCEPT, headers={"Accept": "text/html"}).content
    )
    (heading,) = page.xpath("//*[@id='x-title']")
    assert heading.text_content() == "1 <b>&amp;</b>"


def test_outdated_terms_are_found_in_own_words(manager):
    save(manager, own("<p>Unsere Seite bei Google+ ist weg.</p>"))
    page = manager.get(f"{CONCEPT}/@@checks", headers={"Accept": "text/html"}).text
    assert "Google+ ist weg" in page
    save(manager, own("<p>Unsere Seite bei Google+ ist weg.</p>", hidden=True))
    page = manager.get(f"{CONCEPT}/@@checks", headers={"Accept": "text/html"}).text
    assert "Google+ ist weg" not in page


def test_own_words_answer_for_all_channels_or_those_that_are_named(manager):
    before = verdicts(manager, "C14")
    assert set(before.values()) == {"fail"}
    words = {"answers": ["legal_basis"], "channels": ["facebook"]}
    save(manager, own("<p>Art. 6</p>", **words))
    assert verdicts(manager, "C14") == {**before, "Facebook": "pass"}
    save(manager, own("<p>Art. 6</p>", answers=["legal_basis"]))
    assert set(verdicts(manager, "C14").values()) == {"pass"}


@pytest.mark.parametrize("more", [{"hidden": True}, {"html": "<p> </p>"}])
def test_what_is_hidden_or_empty_answers_nothing(manager, more):
    save(manager, {**own("<p>Art. 6</p>", answers=["legal_basis"]), **more})
    assert "pass" not in verdicts(manager, "C14").values()


def test_words_anywhere_make_the_concept_text(manager):
    save(manager, {"kind": "slot", "slot": "changelog", "level": 1})
    assert set(verdicts(manager, "C34").values()) == {"fail"}
    save(manager, own("<p>Hier steht es.</p>"))
    assert set(verdicts(manager, "C34").values()) == {"pass"}


def test_channels_take_over_what_the_concept_says_for_all(manager, anonymous):
    values = {"purpose": "<p>Für alle.</p>", "legal_basis": ["Art. 6"]}
    manager.patch(f"{CONCEPT}/facebook", json={"purpose": None})
    manager.patch(CONCEPT, json={**values, "target_groups": ["Alle"]})
    page = anonymous.get(f"{CONCEPT}/facebook", headers={"Accept": "text/html"}).text
    assert "Für alle." in page and "Art. 6" in page
    purpose = next(
        each
        for each in walk(sections(anonymous))
        if each["id"] == "channel-facebook-purpose"
    )
    assert "Für alle." in purpose["html"]
    items = anonymous.get("/@social-media-channels").json()["items"]
    assert items[0]["purpose"] == "Für alle."
    assert items[1]["purpose"] != "Für alle."
    assert verdicts(manager, "C02")["Facebook"] == "pass"


def test_what_a_slot_shows_is_not_said_again_by_each_channel(manager, anonymous):
    manager.patch(f"{CONCEPT}/facebook", json={"purpose": None, "target_groups": []})
    save(
        manager,
        {"kind": "slot", "slot": "purpose", "level": 1},
        {"kind": "channels", "level": 1},
        purpose="<p>Für alle.</p>",
    )
    with_words = [
        each["id"] for each in walk(sections(anonymous)) if "Für alle." in each["html"]
    ]
    assert with_words == ["purpose"]


def test_a_page_is_shown_to_those_who_may_see_it(manager, anonymous, portal):
    page = {"@type": "Document", "id": "dsfa", "title": "Abschätzung"}
    manager.post(CONCEPT, json={**page, "text": "<h2>Risiken</h2><p>Keine.</p>"})
    node = {"kind": "page", "page": "dsfa", "level": 1}
    save(manager, node, own("<p>a</p>"))
    assert titles(manager) == ["Abschätzung", "Risiken", "Eigenes"]
    assert titles(anonymous) == ["Eigenes"]
    transaction.begin()
    with api.env.adopt_roles(["Manager"]):
        api.content.transition(portal["nutzungskonzept"]["dsfa"], "publish")
    transaction.commit()
    assert titles(anonymous) == ["Abschätzung", "Risiken", "Eigenes"]
    save(manager, {**node, "form": "link", "heading": "Folgen"})
    (section,) = sections(anonymous)
    assert section["title"] == "Folgen" and f"{CONCEPT}/dsfa" in section["html"]


def test_files_have_a_list_with_type_and_size(manager, anonymous, portal):
    stored = {"data": "YWJj", "encoding": "base64", "filename": "Leitfaden.pdf"}
    file = {"@type": "File", "id": "leitfaden", "title": "Leitfaden", "file": stored}
    assert manager.post(CONCEPT, json=file).status_code == 201
    save(manager, {"kind": "slot", "slot": "documents", "level": 1})
    (section,) = sections(anonymous)
    assert section["title"] == "Dokumente"
    assert "Leitfaden" in section["html"] and "(PDF, 1 KB)" in section["html"]
    documents = anonymous.get(DOCUMENT).json()["documents"]
    assert [each["title"] for each in documents] == ["Leitfaden"]


def test_a_page_has_no_file_of_its_neighbour(manager):
    stored = {"data": "YWJj", "encoding": "base64", "filename": "a.pdf"}
    manager.post(CONCEPT, json={"@type": "File", "id": "file", "file": stored})
    link = {"@type": "Link", "id": "text", "title": "Verweis", "remoteUrl": "/a"}
    assert manager.post(CONCEPT, json=link).status_code == 201
    save(manager, {"kind": "slot", "slot": "documents", "level": 1})
    assert sections(manager)[0]["html"].count("(PDF, 1 KB)") == 1
    save(manager, {"kind": "page", "page": "text", "level": 1})
    assert [each["title"] for each in sections(manager)] == ["Verweis"]


def test_accounts_of_a_platform_are_with_it_and_nowhere_else(manager, anonymous):
    account = {
        "@type": "SocialMediaChannel",
        "title": "Musikschule",
        "platform": "facebook",
        "account_url": "https://www.facebook.com/musikschule",
    }
    manager.post(CONCEPT, json=account)
    node = {"kind": "platform", "platform": "facebook", "html": "<h2>Regeln</h2><p>a"}
    save(manager, {**node, "level": 1, "form": "list"}, {"kind": "channels"})
    first, channels = sections(manager)
    assert [each["title"] for each in first["children"]] == ["Regeln"]
    assert "musikschule" in first["html"]
    assert [each["title"] for each in channels["children"]] == ["Twitter", "Vimeo"]


def test_a_group_for_each_platform(manager, anonymous):
    save(manager, {"kind": "channels", "group": "platform", "form": "table"})
    (channels,) = sections(anonymous)
    shown = [(each["number"], each["title"]) for each in channels["children"]]
    assert shown == [("1.1", "Facebook"), ("1.2", "X"), ("1.3", "Vimeo")]
    assert "twitter.com/mswirtschaft" in channels["children"][1]["html"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [("full", ("Offizielles Konto", "Betreiber")), ("none", ())],
)
def test_facts_are_the_body_s_choice(manager, anonymous, facts, words):
    save(manager, {"kind": "channels", "facts": facts})
    shown = sections(anonymous)[0]["children"][0]["html"]
    for label in ("Offizielles Konto", "Betreiber"):
        assert (label in shown) is (label in words)


def test_the_account_alone(manager, anonymous):
    save(manager, {"kind": "channels", "facts": "account"})
    shown = sections(anonymous)[0]["children"][0]["html"]
    assert "Offizielles Konto" in shown and "Betreiber" not in shown


def test_parts_have_names_of_the_body_s_own(manager, anonymous):
    parts = [
        {"part": "scope", "heading": "Wie wir posten"},
        {"part": "purpose", "heading": ""},
        {"part": "legal", "heading": None},
    ]
    save(manager, {"kind": "channels", "parts": parts})
    manager.patch(f"{CONCEPT}/facebook", json={"legal_basis": ["Art. 6"]})
    facebook = sections(anonymous)[0]["children"][0]
    shown = [each["title"] for each in facebook["children"]]
    assert shown == ["Wie wir posten", "", "Datenschutz und Recht"]


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"kind": "chapter"}, "kind"),
        ({"kind": "slot", "slot": "title"}, "slot"),
        ({"kind": "platform", "platform": "myspace"}, "myspace"),
        ({"kind": "page", "page": "weg"}, "weg"),
        ({"kind": "text", "channels": ["weg"]}, "weg"),
        ({"kind": "text", "level": 3}, "3"),
        ({"kind": "text", "id": "a"}, "a"),
        ({"kind": "text", "farbe": 1}, "farbe"),
        ("text", "Objekt"),
    ],
    ids=str,
)
def test_a_bad_node_is_refused_with_place_and_reason(manager, node, words):
    nodes = [own("<p>a</p>", id="a"), node]
    answer = manager.patch(CONCEPT, json={"outline": nodes})
    assert answer.status_code == 400
    assert "Knoten 2: " in answer.text and words in answer.text
    assert "'outline'" in answer.text


@pytest.mark.parametrize("numbering", [["i"], ["1", "(1)"], [None], [1]], ids=str)
def test_a_bad_format_of_numbers_is_refused(manager, numbering):
    answer = manager.patch(CONCEPT, json={"numbering": numbering})
    assert answer.status_code == 400
    assert "'numbering'" in answer.text


def test_what_a_node_names_may_go_later(manager, anonymous):
    page = {"@type": "Document", "id": "dsfa", "title": "A", "text": "<p>a</p>"}
    manager.post(CONCEPT, json=page)
    save(manager, {"kind": "page", "page": "dsfa"}, own("<p>a</p>"))
    assert manager.delete(f"{CONCEPT}/dsfa").status_code == 204
    assert titles(anonymous) == ["Eigenes"]
    assert manager.patch(CONCEPT, json={"version": "2"}).status_code == 204


def test_nodes_follow_what_is_renamed(manager, portal):
    page = {"@type": "Document", "id": "dsfa", "title": "Abschätzung", "text": "<p>a"}
    manager.post(CONCEPT, json=page)
    words = own("<p>a</p>", answers=["legal_basis"], channels=["vimeo", "facebook"])
    save(manager, {"kind": "page", "page": "dsfa"}, words)
    transaction.begin()
    concept = portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        api.content.rename(concept["dsfa"], "folgen")
        api.content.rename(concept["facebook"], "fb")
    transaction.commit()
    assert titles(manager) == ["Abschätzung", "Eigenes"]
    assert verdicts(manager, "C14") == {
        "Facebook": "pass",
        "Twitter": "fail",
        "Vimeo": "pass",
    }


def test_a_preset_moves_nodes_and_keeps_words(manager, anonymous):
    before = sections(anonymous)
    answer = manager.post(OUTLINE, json={"preset": "necessity"})
    assert answer.status_code == 200
    assert answer.json()["outline"][1]["slot"] == "necessity"
    save(manager, *answer.json()["outline"], own("<p>Meins</p>", id="meins"))
    nodes = manager.post(OUTLINE, json={"preset": "lfdi"}).json()["outline"]
    assert nodes == manager.get(CONCEPT).json()["outline"]
    (mine,) = [each for each in sections(anonymous) if each["id"] == "meins"]
    assert "Meins" in mine["html"]
    rest = [each for each in sections(anonymous) if each["id"] != "meins"]
    assert rest == before


def test_without_outline_the_document_is_that_of_the_standard(anonymous):
    assert [each["id"] for each in sections(anonymous)] == LFDI


@pytest.mark.parametrize(
    "body", [{}, {"preset": "own"}, {"preset": ["lfdi"]}, {"preset": "lfdi", "x": 1}]
)
def test_a_preset_that_is_none_is_refused(manager, body):
    answer = manager.post(OUTLINE, json=body)
    assert answer.status_code == 400
    assert "single-channel" in answer.json()["message"]


def test_presets_are_for_those_who_may_edit(anonymous):
    assert anonymous.post(OUTLINE, json={"preset": "blank"}).status_code == 401


def test_the_day_of_the_document_may_be_shown(manager, anonymous):
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert "Mai 2018" in page and "1. Mai 2018" not in page
    manager.patch(CONCEPT, json={"as_of_precision": "day"})
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert "1. Mai 2018" in page


def test_the_line_on_evaluations_is_the_body_s_choice(manager, anonymous):
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert "socialmedia-evaluation" in page
    manager.patch(CONCEPT, json={"show_evaluation": False})
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert "socialmedia-evaluation" not in page
    evaluation = anonymous.get(DOCUMENT).json()["evaluation"]
    assert evaluation == {"last": None, "next_due": None, "overdue": False}


def test_approvals_are_shown_once(manager, anonymous):
    row = {"body": "Rat", "date": "2024-03-12", "reference": "2024/31", "url": None}
    manager.patch(CONCEPT, json={"approvals": [row]})
    assert manager.get(CONCEPT).json()["approvals"] == [row]
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert "2024/31" in page and "12. März 2024" in page
    save(manager, {"kind": "slot", "slot": "approvals", "level": 1})
    page = anonymous.get(CONCEPT, headers={"Accept": "text/html"}).text
    assert page.count("2024/31") == 1


def test_a_framework_and_what_it_frames_name_each_other(manager, anonymous, portal):
    answer = manager.post("/", json={"@type": "UsageConcept", "title": "Rahmen"})
    above = answer.json()
    node = {"kind": "slot", "slot": "framework", "level": 1}
    save(manager, node, framework=above["UID"])
    manager.patch(above["@id"], json={"outline": [node]})
    (section,) = sections(manager)
    assert "Rahmen" in section["html"]
    assert manager.get(DOCUMENT).json()["framework"]["title"] == "Rahmen"
    assert anonymous.get(DOCUMENT).json()["framework"] is None
    (section,) = manager.get(f"{above['@id']}/@usage-concept").json()["sections"]
    assert "Nutzungskonzept Social Media" in section["html"]


def test_the_form_has_no_field_for_raw_nodes(manager):
    for path in (f"{CONCEPT}/edit", "/++add++UsageConcept"):
        page = manager.get(path, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert "form.widgets.purpose" in page.text
        assert "form.widgets.outline" not in page.text
        assert "form.widgets.numbering" not in page.text


@pytest.mark.parametrize(
    ("change", "indexed"),
    [
        ({"target_groups": ["Alle"]}, True),
        ({"description": "Kurz"}, False),
        ({"@type": "ContactPerson", "title": "Erika"}, False),
    ],
)
def test_channels_are_indexed_again_where_what_they_take_over_changes(
    portal, change, indexed
):
    concept = portal["nutzungskonzept"]
    concept["facebook"].target_groups = []
    processQueue()
    with api.env.adopt_roles(["Manager"]):
        if "@type" in change:
            api.content.create(concept, change["@type"], title=change["title"])
        else:
            [(name, value)] = change.items()
            setattr(concept, name, value)
            notify(ObjectModifiedEvent(concept, Attributes(IUsageConcept, name)))
    waiting = {item.getId() for _op, item, *_rest in getQueue().getState()}
    assert ("facebook" in waiting) is indexed
    transaction.abort()
