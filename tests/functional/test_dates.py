"""Days: what lies ahead is refused and counts for nothing; what changed is seen."""

from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from lxml import html
from mittelsachsen.socialmedia.clock import site_day
from mittelsachsen.socialmedia.clock import site_today
from mittelsachsen.socialmedia.due.overview import concepts_due
from mittelsachsen.socialmedia.due.overview import find_concepts
from mittelsachsen.socialmedia.due.records import evaluation_of
from mittelsachsen.socialmedia.records.start import start_evaluation
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.testing import applyProfile
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
import pytest
import transaction
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


CONCEPT = "/nutzungskonzept"
HTML = {"Accept": "text/html"}
AHEAD = "2062-11-27"


@pytest.fixture
def concept(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal["nutzungskonzept"]


def due(manager):
    [item] = manager.get("/@evaluations").json()["items"]
    return item


def changed(manager):
    """Return what changed since the last update; the checks see the same."""
    titles = [change["title"] for change in due(manager)["update_due"]]
    checks = manager.get(f"{CONCEPT}/@social-media-checks").json()["items"]
    [updated] = [item for item in checks if item["id"] == "C25"]
    assert (updated["verdict"] == "fail") is bool(titles)
    assert all(title in updated["evidence"] for title in titles)
    return titles


class TestAhead:
    @pytest.mark.parametrize(
        ("path", "data"),
        [
            (CONCEPT, {"as_of": "9999-12-31"}),
            (CONCEPT, {"as_of": "1989-12-31"}),
            (CONCEPT, {"changelog": [{"date": AHEAD, "change": "x"}]}),
            (CONCEPT, {"approvals": [{"date": AHEAD, "body": "x"}]}),
            (f"{CONCEPT}/vimeo", {"necessity_reviewed": AHEAD}),
            (f"{CONCEPT}/vimeo", {"dpia_date": AHEAD}),
            (f"{CONCEPT}/vimeo", {"awareness_posts": [{"date": AHEAD}]}),
            (f"{CONCEPT}/vimeo", {"start_date": "2962-01-01"}),
        ],
    )
    def test_it_is_refused(self, manager, path, data):
        assert manager.patch(path, json=data).status_code == 400

    def test_tomorrow_is_refused_and_today_is_not(self, manager):
        body = {"@type": "EvaluationRecord", "title": "E"}
        for day, status in ((1, 400), (0, 201)):
            on = (site_today() + timedelta(days=day)).isoformat()
            answer = manager.post(CONCEPT, json={**body, "evaluated_on": on})
            assert answer.status_code == status

    def test_a_stored_record_of_2062_silences_nothing(self, concept, manager):
        record = start_evaluation(concept, "de")
        record.decisions = [
            {**row, "decision": "keep", "reason": "Grund"} for row in record.decisions
        ]
        for step in ("submit", "approve"):
            api.content.transition(record, step)
        record.evaluated_on = date(2062, 11, 27)
        record.reindexObject()
        transaction.commit()
        assert due(manager)["state"] == "overdue"
        assert due(manager)["last"] is None
        assert evaluation_of(concept).last is None
        [item] = {
            item["last_evaluated"]
            for item in manager.get("/@social-media-channels").json()["items"]
        }
        assert item is None

    def test_a_draft_of_2062_is_not_approved(self, concept, manager):
        record = start_evaluation(concept, "de")
        record.evaluated_on = date(2062, 11, 27)
        record.decisions = [
            {**row, "decision": "keep", "reason": "Grund"} for row in record.decisions
        ]
        transaction.commit()
        path = f"{CONCEPT}/{record.getId()}"
        assert manager.post(f"{path}/@workflow/submit").status_code == 200
        answer = manager.post(f"{path}/@workflow/approve")
        assert answer.status_code == 400 and "Zukunft" in answer.text

    @pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1)])
    def test_an_absurd_day_that_is_stored_stops_no_list(self, concept, manager, day):
        other = api.content.create(api.portal.get(), "UsageConcept", "o", title="O")
        other.as_of = date(2020, 1, 1)
        other.reindexObject()
        concept.as_of = concept["vimeo"].necessity_reviewed = day
        concept["vimeo"].awareness_posts = [{"date": day, "url": None, "kind": None}]
        concept.reindexObject()
        transaction.commit()
        items = manager.get("/@evaluations").json()["items"]
        assert {item["title"] for item in items} >= {"O", concept.title}
        assert {item["title"]: item["next_due"] for item in items}["O"] == "2021-01-01"
        for path in (
            "/@social-media-channels",
            f"{CONCEPT}/@usage-concept",
            f"{CONCEPT}/@social-media-checks",
        ):
            assert manager.get(path).status_code == 200
        for path in ("/@@evaluations", f"{CONCEPT}/@@evaluations", CONCEPT):
            assert manager.get(path, headers=HTML).status_code == 200


class TestChanges:
    @pytest.fixture(autouse=True)
    def updated_today(self, manager):
        answer = manager.patch(CONCEPT, json={"as_of": site_today().isoformat()})
        assert answer.status_code == 204

    def test_one_of_the_same_day_is_seen_until_the_next_update(self, manager):
        assert changed(manager) == []
        manager.patch(f"{CONCEPT}/twitter", json={"status": "frozen"})
        assert changed(manager) == ["Twitter"]
        row = {"date": site_today().isoformat(), "change": "Twitter ruht"}
        manager.patch(CONCEPT, json={"changelog": [row]})
        assert changed(manager) == []

    def test_another_edit_is_no_update(self, manager):
        manager.patch(f"{CONCEPT}/twitter", json={"status": "frozen"})
        manager.patch(CONCEPT, json={"service_hours": "rund um die Uhr"})
        assert changed(manager) == ["Twitter"]

    def test_an_approval_of_the_same_day_is_an_update(self, concept, manager):
        manager.patch(f"{CONCEPT}/twitter", json={"status": "frozen"})
        transaction.begin()
        record = start_evaluation(concept, "de")
        record.decisions = [
            {**row, "decision": "keep", "reason": "Grund"} for row in record.decisions
        ]
        for step in ("submit", "approve"):
            api.content.transition(record, step)
        transaction.commit()
        assert changed(manager) == []
        manager.patch(f"{CONCEPT}/vimeo", json={"status": "frozen"})
        assert changed(manager) == ["Vimeo"]

    @pytest.mark.parametrize(("status", "seen"), [("active", True), ("planned", False)])
    def test_a_deleted_channel_in_use_is_seen(self, manager, status, seen):
        manager.patch(f"{CONCEPT}/twitter", json={"status": status})
        row = {"date": site_today().isoformat(), "change": "Stand"}
        manager.patch(CONCEPT, json={"changelog": [row]})
        assert changed(manager) == []
        assert manager.delete(f"{CONCEPT}/twitter").status_code == 204
        assert bool(changed(manager)) is seen

    def test_one_that_nobody_could_see_stays_nameless(self, concept, manager):
        api.content.transition(concept["twitter"], "retract")
        transaction.commit()
        manager.delete(f"{CONCEPT}/twitter")
        assert changed(manager) == ["–"]

    def test_a_channel_entered_late_with_an_old_start_is_seen(self, concept, manager):
        transaction.begin()
        concept.creation_date = DateTime("2018/05/01")
        concept.as_of = date(2024, 1, 1)
        concept.reindexObject()
        for channel in ("facebook", "twitter", "vimeo"):
            concept[channel].creation_date = DateTime("2018/05/02")
            concept[channel].reindexObject()
        transaction.commit()
        assert changed(manager) == []
        body = {
            "@type": "SocialMediaChannel",
            "title": "Spät",
            "platform": "x",
            "account_url": "https://x.com/spaet",
            "start_date": "2019-01-01",
        }
        assert manager.post(CONCEPT, json=body).status_code == 201
        assert changed(manager) == ["Spät"]


class TestWorkingCopies:
    def test_one_of_a_concept_is_no_concept(self, portal, concept, manager):
        applyProfile(portal, "plone.app.iterate:default")
        transaction.commit()
        before = due(manager)
        ICheckinCheckoutPolicy(concept).checkout(portal)
        transaction.commit()
        assert due(manager) == before
        page = html.fromstring(manager.get("/@@evaluations", headers=HTML).text)
        table = page.find_class("socialmedia-evaluations")[0]
        assert len(table.xpath("./tbody/tr")) == 1
        assert [brain.getURL() for brain in find_concepts()] == [concept.absolute_url()]
        assert len(concepts_due(portal, site_today(), restricted=False)) == 1


class TestSitesDay:
    def test_a_moment_is_of_the_sites_day(self, portal):
        noon = datetime(2026, 6, 30, 11, tzinfo=timezone.utc)
        for zone, day in (
            ("Pacific/Kiritimati", date(2026, 7, 1)),
            ("Pacific/Niue", date(2026, 6, 30)),
            ("Europe/Berlin", date(2026, 6, 30)),
        ):
            api.portal.set_registry_record("plone.portal_timezone", zone)
            assert site_day(noon) == day
        assert site_day(noon.replace(hour=9)) == date(2026, 6, 30)

    def test_the_users_time_zone_changes_nothing(self, portal, concept):
        user = api.user.get(userid=TEST_USER_ID)
        channel, before = concept["twitter"], site_today()
        for zone, status in (
            ("Pacific/Kiritimati", "frozen"),
            ("Pacific/Niue", "active"),
        ):
            user.setMemberProperties({"timezone": zone})
            channel.status = status
            notify(ObjectModifiedEvent(channel))
            assert channel.status_since == site_today() == before
