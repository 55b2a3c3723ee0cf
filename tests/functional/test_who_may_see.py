"""Nothing of ours answers without View; own permissions add to it.

Pages and services are read from the ZCML, so that new ones are in here by themselves.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from lxml import etree
import mittelsachsen.socialmedia
from pathlib import Path
from plone import api
from plone.app.testing import TEST_USER_PASSWORD
import pytest
import requests
import transaction
from zope.component import getUtility
from zope.dottedname.resolve import resolve
from zope.security.interfaces import IPermission


PACKAGE = Path(mittelsachsen.socialmedia.__path__[0])
KINDS = {
    "{http://namespaces.zope.org/browser}page": "page",
    "{http://namespaces.plone.org/plone}service": "service",
}
ROLES = (
    None,
    "Member",
    "Reader",
    "Contributor",
    "Editor",
    "Reviewer",
    "Site Administrator",
)
VIEW = "View"
ITEMS = ("", "nutzungskonzept", "facebook", "andre-kaiser", "record", "videos")
WORKFLOW = "socialmedia_evaluation_workflow"


def registrations() -> list[dict[str, str]]:
    """Return the attributes of all pages and services, with their kind."""
    return [
        {"kind": KINDS[element.tag], **element.attrib}
        for path in sorted(PACKAGE.rglob("*.zcml"))
        for element in etree.parse(path).iter(*KINDS)
    ]


REGISTRATIONS = registrations()


def test_everything_carries_the_layer_and_a_permission():
    assert len(REGISTRATIONS) > 30
    for each in REGISTRATIONS:
        assert each["layer"] == "mittelsachsen.socialmedia.interfaces.IBrowserLayer"
        assert each["permission"] != "zope.Public", each["name"]


def links() -> list[tuple[str, str]]:
    """Return view and permission of each action and entry of the control panel."""
    found = []
    for name in ("actions.xml", "controlpanel.xml"):
        tree = etree.parse(PACKAGE / "profiles" / "default" / name)
        for action in tree.iterfind(".//object[@meta_type='CMF Action']"):
            url = action.findtext("property[@name='url_expr']")
            permission = action.find("property[@name='permissions']/element")
            found.append((url.rpartition("@@")[2], permission.get("value")))
        for action in tree.iterfind(".//configlet"):
            view = action.get("url_expr").rpartition("@@")[2]
            found.append((view, action.findtext("permission")))
    return found


def test_actions_are_for_those_whom_their_page_answers(functional):
    wanted = {
        each["name"]: getUtility(IPermission, each["permission"]).title
        for each in REGISTRATIONS
    }
    assert len(links()) >= 4
    for view, permission in links():
        assert wanted[view] == permission, view


def user_of(role: str) -> str:
    return role.replace(" ", "").lower()


@pytest.fixture(scope="class")
def site(functional_class):
    """The demo site with a user for each role and an approved record."""
    functional_class.testSetUp()
    portal = functional_class["portal"]
    with api.env.adopt_roles(["Manager"]):
        portal.portal_setup.runAllImportStepsFromProfile(
            "profile-mittelsachsen.socialmedia:demo"
        )
        for role in filter(None, ROLES):
            portal.acl_users.userFolderAddUser(
                user_of(role), TEST_USER_PASSWORD, ["Member", role], []
            )
        concept = portal["nutzungskonzept"]
        record = api.content.create(concept, "EvaluationRecord", "record", title="E")
        # As an earlier version approved it, without all that is asked today.
        state = {
            "review_state": "approved",
            "action": None,
            "actor": "",
            "comments": "",
        }
        workflows = portal.portal_workflow
        workflows.setStatusOf(WORKFLOW, record, {**state, "time": record.created()})
        workflows[WORKFLOW].updateRoleMappingsFor(record)
        record.reindexObjectSecurity()
    transaction.commit()
    yield portal
    functional_class.testTearDown()


def item_at(portal, name: str):
    """Return the item of a name: the site, at its root, or inside the concept."""
    if not name:
        return portal
    return portal[name] if name in portal else portal["nutzungskonzept"][name]


def set_state(portal, state: str) -> None:
    """Publish or retract the concept and what it holds, and the page of videos."""
    action = {"published": "publish", "private": "retract"}[state]
    concept = portal["nutzungskonzept"]
    items = (concept, *concept.objectValues(), portal["videos"])
    with api.env.adopt_roles(["Manager"]):
        for item in items:
            if item.portal_type != "EvaluationRecord":
                if api.content.get_state(item) != state:
                    api.content.transition(item, action)
    transaction.commit()


def may(role: str | None, permission: str, item) -> bool:
    """Tell whether a user of a role has a permission on an item."""
    if role is None:
        return "Anonymous" in rolesForPermissionOn(permission, item)
    with api.env.adopt_user(username=user_of(role)):
        return bool(api.user.has_permission(permission, obj=item))


def answers(role: str | None, registration: dict[str, str], url: str) -> bool:
    """Tell whether a page or service is served: neither refused nor sent to log in."""
    service = registration["kind"] == "service"
    # A field of the item may have the name of a page.
    name = registration["name"] if service else f"@@{registration['name']}"
    answer = requests.request(
        registration.get("method", "GET"),
        f"{url}/{name}",
        auth=(user_of(role), TEST_USER_PASSWORD) if role else None,
        headers={"Accept": "application/json" if service else "text/html"},
        allow_redirects=False,
        timeout=60,
    )
    assert answer.status_code < 500, (role, registration["name"])
    if answer.status_code == 302:
        return "login" not in answer.headers["Location"]
    return answer.status_code not in (401, 403)


POSTED = (
    "start-evaluation",
    "evaluation-step",
    "fc-delete",
    "renew-calendar",
    "socialmedia-send-again",
    "log-post",
)


class TestPagesAndServices:
    @pytest.mark.parametrize("state", ["published", "private"])
    def test_they_ask_for_view_and_for_their_own_permission(self, site, state):
        set_state(site, state)
        wrong = []
        for registration in REGISTRATIONS:
            context = resolve(registration["for"])
            permission = getUtility(IPermission, registration["permission"]).title
            for name in ITEMS:
                item = item_at(site, name)
                if not context.providedBy(item):
                    continue
                for role in ROLES:
                    allowed = may(role, VIEW, item) and may(role, permission, item)
                    if allowed:
                        continue
                    if answers(role, registration, item.absolute_url()):
                        wrong.append((registration["name"], name, role))
        assert wrong == []

    def test_whoever_may_is_served(self, site):
        set_state(site, "published")
        refused = [
            (registration["name"], name)
            for registration in REGISTRATIONS
            for name in ITEMS
            if resolve(registration["for"]).providedBy(item_at(site, name))
            # They take a POST of their form, or the address of a step.
            and registration["name"] not in POSTED
            and not answers(
                "Site Administrator", registration, item_at(site, name).absolute_url()
            )
        ]
        # An approved record is edited by nobody, the calendar wants its key, and no
        # concept is in a concept.
        assert {name for name, _item in refused} == {
            "edit",
            "evaluate",
            "add-figures",
            "evaluations.ics",
            "new-usage-concept",
        }
