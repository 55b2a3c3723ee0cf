"""Evaluation records: prefilled, approved, frozen; due dates; feed."""

from datetime import date
from icalendar import Calendar
from lxml import html
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.records.approval import FrozenError
from mittelsachsen.socialmedia.records.start import start_evaluation
from mittelsachsen.socialmedia.reminders.feed import key_of
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_ID
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.testing import RelativeSession
import pytest
import transaction
from urllib.parse import urlsplit
from zope.component import getMultiAdapter
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


CONCEPT = "/nutzungskonzept"
PAGE = f"{CONCEPT}/@@evaluations"
HTML = {"Accept": "text/html"}
PASSWORD = "geheim-12345"


@pytest.fixture
def concept(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal["nutzungskonzept"]


@pytest.fixture
def record(concept):
    """A draft that is complete."""
    record = start_evaluation(concept, "de")
    record.decisions = [
        {**row, "decision": "keep", "reason": "Er erreicht die Zielgruppe."}
        for row in record.decisions
    ]
    record.published_summary = "Wir machen weiter."
    record.reindexObject()
    transaction.commit()
    return record


def figure(channel, value, day):
    return {"channel": channel, "metric": "Follower", "value": value, "date": day}


def approve(record, day=None):
    if day is not None:
        record.evaluated_on = day
    api.content.transition(record, "submit")
    api.content.transition(record, "approve")
    transaction.commit()


@pytest.fixture
def path(record):
    return f"{CONCEPT}/{record.getId()}"


class TestStart:
    def test_it_is_prefilled(self, concept):
        record = start_evaluation(concept, "de")
        titles = [concept[name].UID() for name in ("facebook", "twitter", "vimeo")]
        assert [row["channel"] for row in record.decisions] == titles
        assert record.period_start == date(2018, 5, 1)
        assert record.title == f"Evaluierung {record.period_end.year}"
        assert record.findings is None
        assert api.content.get_state(record) == "draft"

    def test_figures_and_open_measures_of_last_time(self, concept, record):
        uid = concept["facebook"].UID()
        record.decisions[0]["measures"] = "Impressum ergänzen"
        record.kpis = [
            {
                "channel": uid,
                "metric": "Follower",
                "value": 1.0,
                "date": date(2017, 1, 1),
            },
            {
                "channel": uid,
                "metric": "Follower",
                "value": 2.0,
                "date": date(2018, 1, 1),
            },
        ]
        approve(record, date(2019, 4, 1))
        again = start_evaluation(concept, "de")
        assert again.decisions[0]["measures"] == "Impressum ergänzen"
        assert again.decisions[0]["decision"] is None
        assert [row["value"] for row in again.kpis] == [2.0]
        assert again.period_start == date(2019, 4, 1)

    def test_channels_that_ended_before_are_not_in_it(self, concept):
        concept["twitter"].status = "ended"
        concept["twitter"].end_date = date(2018, 1, 1)
        record = start_evaluation(concept, "de")
        rows = {row["channel"] for row in record.decisions}
        assert concept["twitter"].UID() not in rows
        assert len(rows) == 2

    def test_a_button_starts_it_and_a_link_does_not(self, manager, portal):
        start = f"{CONCEPT}/@@start-evaluation"
        answer = manager.get(start, headers=HTML)
        assert answer.status_code in (403, 404)
        page = html.fromstring(
            manager.get(f"{CONCEPT}/@@evaluations", headers=HTML).text
        )
        form = page.xpath("//form[contains(@action, 'start-evaluation')]")[0]
        token = form.xpath(".//input[@name='_authenticator']/@value")[0]
        answer = manager.post(start, data={"_authenticator": token}, headers=HTML)
        assert answer.status_code == 200
        assert answer.url.endswith("/@@evaluate")


class TestApproval:
    def test_it_demands_a_decision_and_a_reason(self, record, manager, path):
        whole = list(record.decisions)
        for broken in ({"decision": None}, {"reason": None}, {"reason": "  "}):
            record.decisions = [*whole[:2], {**whole[2], **broken}]
            transaction.commit()
            if api.content.get_state(record) == "draft":
                assert manager.post(f"{path}/@workflow/submit").status_code == 200
                transaction.begin()
            answer = manager.post(f"{path}/@workflow/approve")
            assert answer.status_code == 400, answer.text
            assert "Vimeo" in answer.text
            transaction.begin()
        record.decisions = whole
        transaction.commit()
        assert manager.post(f"{path}/@workflow/approve").status_code == 200

    def test_the_page_tells_what_is_missing(self, concept, manager):
        record = start_evaluation(concept, "de")
        transaction.commit()
        page = manager.get(f"{CONCEPT}/{record.getId()}", headers=HTML).text
        lacks = html.fromstring(page).find_class("socialmedia-lacks")[0]
        assert "Vimeo" in lacks.text_content()

    def test_editors_cannot_approve(self, record, portal):
        api.content.transition(record, "submit")
        api.user.create(
            "e@example.org", "redakteurin", "geheim-12345", roles=("Editor",)
        )
        with api.env.adopt_user("redakteurin"):
            with pytest.raises(api.exc.InvalidParameterError):
                api.content.transition(record, "approve")

    def test_it_freezes_verdicts_and_version(self, concept, record, manager, path):
        concept.version = "Fassung-Alt"
        approve(record)
        concept.version = "Fassung-Neu"
        concept["vimeo"].legal_basis = ["Art. 6"]
        transaction.commit()
        page = manager.get(path, headers=HTML).text
        assert "Fassung-Alt" in page and "Fassung-Neu" not in page
        assert "C14" in page

    def test_only_its_withdrawal_with_a_comment_undoes_it(self, record, manager, path):
        approve(record)
        assert manager.post(f"{path}/@workflow/reopen").status_code == 400
        answer = manager.post(
            f"{path}/@workflow/reopen", json={"comment": "Zahlendreher"}
        )
        assert answer.status_code == 200
        assert "Zahlendreher" in manager.get(path, headers=HTML).text
        assert manager.patch(path, json={"method": "Neu"}).status_code == 204


class TestCards:
    """The page on which people decide."""

    @pytest.fixture
    def draft(self, concept):
        record = start_evaluation(concept, "de")
        transaction.commit()
        return record

    def send(self, session, record, button, **values):
        """Send the form with values by field and channel; return the answer's page."""
        url = f"{CONCEPT}/{record.getId()}/@@evaluate"
        page = html.fromstring(session.get(url, headers=HTML).text)
        form = {"_authenticator": page.xpath("//input[@name='_authenticator']/@value")}
        concept = record.__parent__
        for name, fields in values.items():
            for field, value in fields.items():
                form[f"{field}.{concept[name].UID()}"] = value
        answer = session.post(url, data={**form, button: "1"}, headers=HTML)
        assert answer.status_code == 200
        transaction.begin()
        return answer

    def test_titles_are_no_markup(self, concept, draft, manager):
        title = "<b>\"'&lt;"
        concept.title = concept["facebook"].title = title
        transaction.commit()
        url = f"{CONCEPT}/{draft.getId()}/@@evaluate"
        tree = html.fromstring(manager.get(url, headers=HTML).text)
        [card] = tree.xpath("//fieldset[.//legend[contains(., $t)]]", t=title)
        assert not card.xpath(".//b")

    def test_a_decision_is_stored_and_the_rest_stays_open(self, draft, manager):
        answer = self.send(
            manager, draft, "save", vimeo={"decision": "end", "reason": "Zu\nselten"}
        )
        assert "1 von 3 Kanälen sind entschieden" in answer.text
        rows = {row["reason"]: row["decision"] for row in draft.decisions}
        assert rows == {None: None, "Zu selten": "end"}

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("decision", "verbieten"),
            ("due", "31.02.2026"),
            ("due", "9999-12-31"),
            ("reason", "x" * 1001),
            ("measures", "\x01"),
        ],
    )
    def test_what_cannot_be_is_not_stored_and_stays_typed(
        self, draft, manager, field, value
    ):
        vimeo = {"decision": "end", "reason": "Grund", field: value}
        answer = self.send(manager, draft, "save", vimeo=vimeo)
        tree = html.fromstring(answer.text)
        [error] = tree.xpath("//fieldset//p[@role='alert']")
        assert "Vimeo" in error.getparent().xpath("string(legend)")
        assert not any(row["decision"] for row in draft.decisions)
        if field != "reason":
            reasons = tree.xpath("//textarea[starts-with(@name, 'reason')]/text()")
            assert "Grund" in [text.strip() for text in reasons]

    def test_an_incomplete_one_is_stored_and_not_approved(self, draft, manager):
        answer = self.send(
            manager, draft, "approve", vimeo={"decision": "keep", "reason": "Grund"}
        )
        assert "Facebook" in answer.text
        assert sum(bool(row["decision"]) for row in draft.decisions) == 1
        assert api.content.get_state(draft) == "draft"

    def test_editors_submit_and_do_not_approve(self, portal, draft):
        portal.acl_users.userFolderAddUser("redakteurin", PASSWORD, ["Editor"], [])
        transaction.commit()
        session = RelativeSession(portal.absolute_url())
        session.auth = ("redakteurin", PASSWORD)
        url = f"{CONCEPT}/{draft.getId()}/@@evaluate"
        page = html.fromstring(session.get(url, headers=HTML).text)
        assert page.xpath("//button[@name='submit']")
        assert not page.xpath("//button[@name='approve']")
        keep = {"decision": "keep", "reason": "Grund"}
        everything = dict.fromkeys(("facebook", "twitter", "vimeo"), keep)
        answer = self.send(session, draft, "approve", **everything)
        assert api.content.get_state(draft) == "draft"
        assert "Das dürfen Sie nicht" in answer.text
        self.send(session, draft, "submit", **everything)
        assert api.content.get_state(draft) == "submitted"
        session.close()

    def test_without_a_token_nothing_is_stored(self, draft, manager):
        url = f"{CONCEPT}/{draft.getId()}/@@evaluate"
        name = f"decision.{draft.__parent__['vimeo'].UID()}"
        answer = manager.post(url, data={name: "end", "save": "1"}, headers=HTML)
        assert answer.status_code == 403
        transaction.begin()
        assert not any(row["decision"] for row in draft.decisions)

    def test_an_approved_one_leads_to_its_page(self, record, manager, path):
        approve(record)
        answer = manager.get(f"{path}/@@evaluate", headers=HTML)
        assert not answer.url.endswith("/@@evaluate")

    def test_channels_of_other_concepts_cannot_be_chosen(
        self, portal, concept, draft, manager
    ):
        other = api.content.create(portal, "UsageConcept", "anderes", title="Anderes")
        stranger = api.content.create(
            other,
            "SocialMediaChannel",
            "fremd",
            title="Fremd",
            platform="x",
            account_url="https://x.com/fremd",
        )
        transaction.commit()
        own, foreign = concept["vimeo"].UID(), stranger.UID()
        url = f"{CONCEPT}/{draft.getId()}"
        for uid, status in ((foreign, 400), (own, 204)):
            rows = {"decisions": [{"channel": uid, "decision": "keep"}]}
            assert manager.patch(url, json=rows).status_code == status
            figures = [{"channel": uid, "metric": "Follower", "value": 1}]
            assert manager.patch(url, json={"kpis": figures}).status_code == status
            body = {"@type": "EvaluationRecord", "title": "E", **rows}
            answer = manager.post(CONCEPT, json=body)
            assert answer.status_code == {400: 400, 204: 201}[status]
        rows = {"decisions": [{"channel": foreign}]}
        german = {"Accept-Language": "de"}
        message = manager.patch(url, json=rows, headers=german).json()["message"]
        assert "Zeile 1" in message
        form = manager.get(f"{url}/edit", headers=HTML).text
        assert own in form and foreign not in form


class TestFrozen:
    """An approved record stays, whatever the way in."""

    @pytest.fixture
    def record(self, record):
        approve(record)
        return record

    def test_rest(self, record, manager, path):
        assert manager.patch(path, json={"title": "Neu"}).status_code in (401, 403)
        assert manager.delete(path).status_code in (401, 403)
        assert manager.post(f"{path}/@history").status_code != 200

    def test_form(self, record, manager, path):
        answer = manager.get(f"{path}/edit", headers=HTML)
        assert urlsplit(answer.url).path == "/plone/insufficient-privileges"

    def test_import(self, record):
        request = record.REQUEST.clone()
        deserialize = getMultiAdapter((record, request), IDeserializeFromJson)
        with pytest.raises(FrozenError):
            deserialize(data={"title": "Neu"}, validate_all=False)

    def test_revert(self, record, manager, path):
        answer = manager.patch(f"{path}/@history", json={"version": 0})
        assert answer.status_code in (400, 401, 403, 404)
        assert manager.get(path).json()["title"] == record.title

    def test_working_copy(self, concept, record):
        from plone.app.iterate.browser.control import Control

        control = Control(record, record.REQUEST)
        assert not control.checkout_allowed()

    def test_code_that_writes_by_itself(self, record):
        record.title = "Neu"
        with pytest.raises(FrozenError):
            notify(ObjectModifiedEvent(record))
        transaction.abort()

    def test_moving_and_renaming(self, record):
        assert not api.user.has_permission("Delete objects", obj=record)
        assert not api.user.has_permission("Copy or Move", obj=record)


class TestPublic:
    def test_citizens_see_the_summary_alone(self, record, anonymous, path):
        record.method = "geheimesWort"
        record.findings = None
        transaction.commit()
        assert anonymous.get(path).status_code == 401
        approve(record)
        data = anonymous.get(path).json()
        assert data["published_summary"] == "Wir machen weiter."
        assert not {"decisions", "method", "kpis", "findings"} & set(data)
        page = anonymous.get(path, headers=HTML).text
        assert "Wir machen weiter." in page
        assert "geheimesWort" not in page + anonymous.get(path).text
        assert "Er erreicht" not in page
        concept = html.fromstring(anonymous.get(CONCEPT, headers=HTML).text)
        line = concept.find_class("socialmedia-evaluation")[0]
        assert line.xpath(".//a/@href")[0].endswith(path)

    def test_citizens_learn_what_was_decided_without_the_reasons(
        self, concept, record, anonymous, path
    ):
        words = {"twitter": "end", "vimeo": "end", "facebook": "keep"}
        uids = {concept[name].UID(): word for name, word in words.items()}
        record.decisions = [
            {**row, "decision": uids[row["channel"]], "reason": "geheimesWort"}
            for row in record.decisions
        ]
        # Hidden from citizens by now, so its name is, too.
        api.content.transition(concept["vimeo"], "retract")
        approve(record)
        answer = anonymous.get(path, headers=HTML)
        page = html.fromstring(answer.text)
        [told] = page.find_class("socialmedia-decided")
        assert " ".join(told.text_content().split()) == (
            "Beibehalten Facebook Ende Twitter"
        )
        data = anonymous.get(path)
        assert data.json()["decided"] == {
            word: [{"@id": concept[name].absolute_url(), "title": concept[name].title}]
            for name, word in (("facebook", "keep"), ("twitter", "end"))
        }
        for text in (answer.text, data.text):
            assert "geheimesWort" not in text and "Vimeo" not in told.text_content()

    def test_before_the_approval_nothing_is_decided(self, record, manager, path):
        assert manager.get(path).json()["decided"] == {}

    def test_the_concept_and_the_list_count_it(self, record, anonymous):
        approve(record, date(2020, 2, 29))
        data = anonymous.get("/@social-media-channels").json()["items"][0]
        assert data["last_evaluated"] == "2020-02-29"
        assert data["next_evaluation"] == "2021-02-28"


class TestDue:
    def state(self, manager):
        return manager.get("/@evaluations").json()["items"][0]

    def test_the_document_of_2018_is_overdue(self, manager):
        item = self.state(manager)
        assert item["state"] == "overdue"
        assert item["next_due"] == "2019-05-01"
        assert item["last"] is None
        assert item["update_due"] == []

    def test_a_withdrawn_approval_counts_no_more(self, record, manager, path):
        approve(record)
        assert self.state(manager)["state"] == "done"
        manager.post(f"{path}/@workflow/reopen", json={"comment": "Fehler"})
        assert self.state(manager)["state"] == "overdue"

    def test_a_change_of_status_marks_it_until_a_new_version(self, manager):
        today = date.today().isoformat()
        channel = f"{CONCEPT}/twitter"
        manager.patch(channel, json={"status": "frozen"})
        changes = [change["title"] for change in self.state(manager)["update_due"]]
        assert changes == ["Twitter"]
        manager.patch(CONCEPT, json={"as_of": today})
        assert self.state(manager)["update_due"] == []

    def test_a_record_of_an_event_clears_it(self, record, manager):
        manager.patch(f"{CONCEPT}/twitter", json={"status": "frozen"})
        transaction.begin()
        record.kind = "event"
        approve(record)
        assert self.state(manager)["update_due"] == []

    def test_a_draft_with_a_day_counts_nowhere(self, record, manager):
        assert record.evaluated_on == date.today()
        assert self.state(manager)["state"] == "overdue"
        assert self.state(manager)["last"] is None
        listed = manager.get("/@social-media-channels").json()["items"][0]
        assert listed["last_evaluated"] is None
        assert listed["next_evaluation"] == "2019-05-01"

    def test_what_lies_ahead_is_no_change(self, manager):
        manager.patch(f"{CONCEPT}/vimeo", json={"start_date": "2099-01-01"})
        assert self.state(manager)["update_due"] == []

    def test_only_editors(self, anonymous):
        assert anonymous.get("/@evaluations").status_code == 401
        for place in ("", CONCEPT):
            answer = anonymous.get(
                f"{place}/@@evaluations", headers=HTML, allow_redirects=False
            )
            assert answer.status_code in (302, 401)


class TestFeed:
    @pytest.fixture
    def address(self, manager):
        page = html.fromstring(manager.get("/@@evaluations", headers=HTML).text)
        url = page.xpath("//a[contains(@href, 'evaluations.ics')]/@href")[0]
        parts = urlsplit(url)
        return f"/@@evaluations.ics?{parts.query}".rstrip("?")

    def test_the_secret_address_has_the_dates(self, address, anonymous):
        answer = anonymous.get(address, headers={"Accept": "*/*"})
        assert answer.headers["Content-Type"].startswith("text/calendar")
        events = Calendar.from_ical(answer.content).walk("VEVENT")
        # The demo's evaluation is overdue, which is shown today.
        assert [event.decoded("dtstart") for event in events] == [site_today()]
        assert answer.content == anonymous.get(address).content

    def test_other_addresses_have_nothing(self, address, anonymous):
        for bad in (
            "/@@evaluations.ics",
            address[:-1] + ("0" if address[-1] != "0" else "1"),
            address.replace("user=", "user=x"),
            "/@@evaluations.ics?user=&key=",
        ):
            answer = anonymous.get(bad, headers=HTML, allow_redirects=False)
            assert answer.status_code == 401, bad
            assert answer.headers["WWW-Authenticate"]

    def test_who_has_the_same_answer_gets_none(self, address, anonymous):
        etag = anonymous.get(address).headers["ETag"]
        again = anonymous.get(address, headers={"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")
        assert "private" in again.headers["Cache-Control"]

    def renew(self, session, path, **form):
        page = html.fromstring(session.get(path, headers=HTML).text)
        [action] = page.xpath("//form[contains(@action, '@@renew-calendar')]")
        form["_authenticator"] = action.xpath(".//input/@value")[0]
        return session.post("/@@renew-calendar", data=form, headers=HTML)

    def test_each_renews_the_own_address(self, address, manager, anonymous):
        assert manager.post("/@@renew-calendar").status_code == 403
        assert anonymous.get(address).status_code == 200
        assert self.renew(manager, "/@@evaluations").status_code == 200
        assert anonymous.get(address).status_code == 401

    def test_administrators_renew_that_of_others_and_nobody_else_does(
        self, portal, manager, anonymous
    ):
        with api.env.adopt_roles(["Manager"]):
            for name in ("anna", "bert"):
                portal.acl_users.userFolderAddUser(name, PASSWORD, ["Editor"], [])
        path = f"/@@evaluations.ics?user=anna&key={key_of('anna')}"
        transaction.commit()
        bert = RelativeSession(portal.absolute_url())
        bert.auth = ("bert", PASSWORD)
        refused = self.renew(bert, "/@@evaluations", user="anna")
        assert refused.status_code == 403
        assert anonymous.get(path).status_code == 200
        self.renew(manager, "/@@socialmedia-controlpanel", user="anna")
        assert anonymous.get(path).status_code == 401

    def test_a_new_user_with_an_old_name_gets_another_key(self, portal, anonymous):
        add = portal.acl_users.userFolderAddUser
        with api.env.adopt_roles(["Manager"]):
            add("anna", PASSWORD, ["Editor"], [])
            old = key_of("anna")
            api.user.delete(username="anna")
            add("anna", PASSWORD, ["Editor"], [])
            new = key_of("anna")
        transaction.commit()
        for key, status in ((old, 401), (new, 200)):
            path = f"/@@evaluations.ics?user=anna&key={key}"
            assert anonymous.get(path).status_code == status

    def test_a_key_opens_the_calendar_of_nobody_else(self, portal, anonymous):
        with api.env.adopt_roles(["Manager"]):
            for name in ("anna", "bert"):
                portal.acl_users.userFolderAddUser(name, PASSWORD, ["Editor"], [])
        anna, bert = key_of("anna"), key_of("bert")
        transaction.commit()
        for user, key, opens in (
            ("anna", anna, True),
            ("bert", bert, True),
            ("anna", bert, False),
            ("bert", anna, False),
        ):
            answer = anonymous.get(
                f"/@@evaluations.ics?user={user}&key={key}", allow_redirects=False
            )
            assert (b"BEGIN:VEVENT" in answer.content) is opens, (user, key)

    def test_who_lost_the_permission_lost_the_calendar(self, portal, anonymous):
        with api.env.adopt_roles(["Manager"]):
            portal.acl_users.userFolderAddUser("anna", PASSWORD, ["Editor"], [])
        address = f"/@@evaluations.ics?user=anna&key={key_of('anna')}"
        transaction.commit()
        assert b"BEGIN:VEVENT" in anonymous.get(address).content
        with api.env.adopt_roles(["Manager"]):
            portal.acl_users.userFolderEditUser("anna", None, ["Member"], [])
        transaction.commit()
        answer = anonymous.get(address, allow_redirects=False)
        assert answer.status_code in (302, 401)
        assert b"BEGIN:VEVENT" not in answer.content

    def test_public_by_choice(self, manager, anonymous):
        panel = "/@controlpanels/socialmedia"
        assert manager.patch(panel, json={"public_calendar": True}).status_code == 204
        answer = anonymous.get("/@@evaluations.ics", headers={"Accept": "*/*"})
        assert b"BEGIN:VEVENT" in answer.content


class TestFigures:
    def test_charts_and_tables_say_the_same(self, concept, record, manager):
        uid, other = concept["facebook"].UID(), concept["vimeo"].UID()
        record.kpis = [
            {
                "channel": uid,
                "metric": "Follower",
                "value": 1250.0,
                "date": date(y, 12, 31),
            }
            for y in (2016, 2018)
        ] + [
            {
                "channel": other,
                "metric": "Follower",
                "value": 7.0,
                "date": date(2017, 1, 1),
            }
        ]
        transaction.commit()
        page = html.fromstring(
            manager.get(f"{CONCEPT}/@@evaluations", headers=HTML).text
        )
        report = manager.get(f"{CONCEPT}/@@checks-report", headers=HTML).text
        assert html.fromstring(report).xpath("//svg/title/text()") == ["Follower"]
        svg = page.find_class("socialmedia-chart")[0].xpath(".//svg")[0]
        assert svg.get("role") == "img"
        assert svg.xpath("./title/text()") == ["Follower"]
        assert svg.xpath("./desc/text()")
        assert not svg.xpath(".//script")
        table = page.find_class("socialmedia-chart")[0].getnext()
        cells = [
            [cell.text_content() for cell in row.xpath("./th|./td")]
            for row in table.xpath(".//tbody/tr")
        ]
        assert cells == [
            ["31. Dezember 2016", "1.250", ""],
            ["1. Januar 2017", "", "7"],
            ["31. Dezember 2018", "1.250", ""],
        ]

    def test_csv(self, record, manager, path):
        page = html.fromstring(manager.get(path, headers=HTML).text)
        token = page.xpath("//input[@name='_authenticator']/@value")[0]

        def send(text):
            """Upload a file, then store what is shown; return what is stored."""
            form = {"_authenticator": token}
            answer = manager.post(
                f"{path}/@@add-figures",
                data=form,
                files={"file": ("k.csv", text.encode(), "text/csv")},
                headers=HTML,
            )
            assert manager.get(path).json()["kpis"] == []
            for area in html.fromstring(answer.text).xpath("//textarea[@name='text']"):
                shown.append(html.fromstring(answer.text).xpath("//td/strong/text()"))
                form |= {"text": area.text, "store": "1"}
                manager.post(f"{path}/@@add-figures", data=form, headers=HTML)
            return manager.get(path).json()["kpis"]

        shown = []

        head = "channel;metric;value;date\n"
        assert send(head + "Gibt es nicht;Follower;1;2018-01-01\n") == []
        assert send(head + "Vimeo;Follower;viele;2018-01-01\n") == []
        rows = send(head + "Vimeo;Follower;12.345;31.01.2018\n")
        assert [(row["value"], row["date"]) for row in rows] == [(12345, "2018-01-31")]
        assert shown == [["12.345"]]


class TestFiguresOverRest:
    @pytest.fixture
    def send(self, concept, record, path, portal):
        """Send a figure as JSON; return the status and what is stored."""
        uid = concept["vimeo"].UID()
        session = RelativeSession(portal.absolute_url())
        session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        session.headers.update({"Accept": "application/json"})

        def send(value, day='"2026-01-31"', language="de"):
            body = (
                f'{{"kpis": [{{"channel": "{uid}", "metric": "Follower",'
                f' "value": {value}, "date": {day}}}]}}'
            )
            session.headers["Accept-Language"] = language
            status = session.patch(path, data=body.encode()).status_code
            transaction.begin()
            rows = [(row["value"], row["date"]) for row in record.kpis]
            return status, rows[-1] if rows else None

        yield send
        session.close()

    @pytest.mark.parametrize(
        ("value", "stored"),
        [
            ("12345", 12345.0),
            ("12345.5", 12345.5),
            ('"12.345"', 12345.0),
            ('"1.250,5"', 1250.5),
            ('"1,25"', 1.25),
            ('"7"', 7.0),
        ],
    )
    def test_numbers_are_read_as_the_language_writes_them(self, send, value, stored):
        assert send(value) == (204, (stored, date(2026, 1, 31)))

    def test_days_too(self, send):
        assert send(1, '"31.12.2025"') == (204, (1.0, date(2025, 12, 31)))

    @pytest.mark.parametrize(
        "value",
        ["NaN", "Infinity", "-Infinity", "1e308", "1e400", '"NaN"', '"12.34"', "true"]
        + ['"1e3"', "1" + "0" * 400, '"viele"', "[]", "{}"],
    )
    def test_what_is_no_number_is_refused(self, send, value):
        assert send(value) == (400, None)

    @pytest.mark.parametrize("day", ['"31.02.2026"', '"31.12.2126"', '"9999-12-31"'])
    def test_what_is_no_day_is_refused(self, send, day):
        assert send(1, day) == (400, None)

    def test_an_old_number_that_is_none_breaks_no_page(
        self, concept, record, manager, path
    ):
        uid = concept["vimeo"].UID()
        record.kpis = [
            figure(uid, value, date(2026, 1, 31))
            for value in (float("nan"), float("inf"), 1e308, 5.0)
        ]
        transaction.commit()
        for address in (path, f"{CONCEPT}/@@evaluations", f"{path}/@@evaluate"):
            assert manager.get(address, headers=HTML).status_code == 200


class TestAwareness:
    def test_the_text_has_the_alternatives_in_the_platforms_length(self, manager):
        page = html.fromstring(
            manager.get(f"{CONCEPT}/@@evaluations", headers=HTML).text
        )
        articles = page.xpath("//section[@id='awareness']/article")
        assert [len(article.xpath(".//li")) for article in articles] == [3]
        texts = [area.text for area in page.xpath("//textarea[@readonly]")]
        assert "http://www.landkreis-mittelsachsen.de/" in texts[0]
        assert 0 < len(texts[0]) <= 280
        assert "text-bg-danger" in html.tostring(articles[0]).decode()

    def test_a_post_of_today_settles_it(self, manager):
        post = {"date": date.today().isoformat(), "kind": "risks"}
        manager.patch(f"{CONCEPT}/vimeo", json={"awareness_posts": [post]})
        page = html.fromstring(
            manager.get(f"{CONCEPT}/@@evaluations", headers=HTML).text
        )
        [line] = page.xpath("//section[@id='awareness']//li[strong='Vimeo']")
        assert "text-bg-success" in html.tostring(line).decode()
