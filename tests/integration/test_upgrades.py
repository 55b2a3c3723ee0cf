"""An upgrade adds what came with a version and changes nothing of a webmaster's."""

from AccessControl.PermissionRole import rolesForPermissionOn
from DateTime import DateTime
from datetime import date
from datetime import datetime
from datetime import timedelta
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.records.seal import seal_of
from mittelsachsen.socialmedia.shipped import import_part
from mittelsachsen.socialmedia.upgrades.additions import add_missing_action
from mittelsachsen.socialmedia.upgrades.additions import add_missing_configlet
from mittelsachsen.socialmedia.upgrades.additions import add_missing_index
from mittelsachsen.socialmedia.upgrades.additions import add_missing_permission
from mittelsachsen.socialmedia.upgrades.additions import add_missing_records
from mittelsachsen.socialmedia.upgrades.additions import add_missing_view
from mittelsachsen.socialmedia.upgrades.additions import add_missing_workflow
from pathlib import Path
from plone import api
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.textfield.value import RichTextValue
from plone.base.utils import get_installer
from plone.registry.interfaces import IRegistry
from Products.CMFCore.Expression import Expression
from Products.GenericSetup import EXTENSION
from Products.GenericSetup import profile_registry
import pytest
from sitestate import difference
from sitestate import snapshot
from zope.component import getUtility
from zope.schema import interfaces
from zope.schema.interfaces import IVocabularyFactory


PROFILE = "mittelsachsen.socialmedia:default"
PACKAGE = "mittelsachsen.socialmedia"
GRID = "collective.z3cform.datagridfield:default"
VERSIONS = ("1000", "1001", "1002", "1003", "1004")
PREFIX = "mittelsachsen.socialmedia."
OLD = "mittelsachsen.socialmedia.platforms."
NEW = "mittelsachsen.socialmedia.platforms/"
WORKFLOW = "socialmedia_evaluation_workflow"
TYPES = ("UsageConcept", "SocialMediaChannel", "ContactPerson", "EvaluationRecord")
EXTENDED = ("Document", "Event", "News Item", "Folder", "Collection", "Plone Site")
# Code, not choices: a type does not work with others.
OF_CODE = {
    "klass",
    "schema",
    "schema_policy",
    "factory",
    "add_permission",
    "model_file",
    "model_source",
}


def make_old(portal, version: str) -> None:
    """Turn the site into one as an earlier version of the profile left it."""
    setup = portal.portal_setup
    get_installer(portal).uninstall_product(PACKAGE)
    source = max(version, "1001")
    if source == "1001":
        setup.runAllImportStepsFromProfile(f"profile-{GRID}")
    archive = Path(__file__).parent / "upgrades" / f"{source}.tar.gz"
    setup.runAllImportStepsFromProfile(None, archive=archive.read_bytes())
    for record in getUtility(IRegistry).records.values(PREFIX, f"{PREFIX}~"):
        # XML knows no empty text.
        if record.value is None and interfaces.IText.providedBy(record.field):
            record.value = ""
    if version == "1000":
        portal.portal_catalog.delColumn("socialmedia")
        portal.portal_catalog.delIndex("socialmedia_account")
    setup.setLastVersionForProfile(PROFILE, version)


def upgrade(portal) -> dict:
    portal.portal_setup.upgradeProfile(PROFILE)
    return snapshot(portal)


def other(value, field=None):
    """Return a value of the same type that is not this one."""
    if interfaces.IChoice.providedBy(field):
        terms = field.vocabulary or getUtility(
            IVocabularyFactory, field.vocabularyName
        )(api.portal.get())
        return next(term.value for term in terms if term.value != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, dict):
        return {**value, "anders": "{}"}
    if isinstance(value, (tuple, list)):
        return value[:-1] if value else type(value)(["anders.example"])
    if interfaces.IDatetime.providedBy(field):
        return datetime(2026, 11, 1)
    if interfaces.IDate.providedBy(field):
        return date(2026, 11, 1)
    limit = getattr(field, "max_length", None)
    return f"{value or ''}X"[-limit if limit else None :]


def change_records(registry) -> None:
    """Change every record of ours, add an own platform, take one away."""
    old = sorted(registry.records.keys(OLD, NEW))
    for name in [key for key in old if key.startswith(f"{OLD}xing.")]:
        del registry.records[name]
    names = [
        *registry.records.keys(PREFIX, f"{PREFIX}~"),
        *registry.records.keys("plone.bundles/mittelsachsen", "plone.bundles/n"),
        *(f"plone.icon.contenttype/{name.lower()}" for name in TYPES),
    ]
    for name in names:
        record = registry.records[name]
        record.value = other(record.value, record.field)
    registry.registerInterface(IPlatform, prefix=f"{OLD}eigene")
    registry[f"{OLD}eigene.title"] = "Eigene"
    registry["plone.displayed_types"] = tuple(
        name for name in registry["plone.displayed_types"] if name != "UsageConcept"
    )


def change_types(types) -> None:
    for name in (*TYPES, *EXTENDED):
        fti = types[name]
        for prop in fti.propertyMap():
            if prop["id"] in OF_CODE | {"default_view", "view_methods"}:
                continue
            value = fti.getProperty(prop["id"])
            fti.manage_changeProperties(**{prop["id"]: other(value)})
        views = [view for view in fti.view_methods if view != "videos_view"]
        fti.manage_changeProperties(view_methods=(*views, "own_view"))
        fti.manage_changeProperties(default_view="own_view")
        for action in fti.listActions():
            action.edit(title=f"anders {action.title}", visible=False)


def change_tools(portal) -> None:
    """Change permissions, actions, links of the control panel and versioning."""
    for name in [key for key in portal.__dict__ if key.endswith("_Permission")]:
        if name.startswith("_mittelsachsen"):
            setattr(portal, name, ("Member",))
    for action in portal.portal_controlpanel.listActions():
        if action.getAppId() == PACKAGE:
            action.edit(
                title=f"anders {action.title}",
                visible=False,
                permissions=("Manage portal",),
                condition=Expression("python:False"),
            )
    for name, action in portal.portal_actions["object"].objectItems():
        if name.startswith("socialmedia"):
            action.manage_changeProperties(title="anders", visible=False)
    repository = portal.portal_repository
    repository.setVersionableContentTypes(
        [name for name in repository.getVersionableContentTypes() if name not in TYPES]
    )


def change_workflows(workflows) -> None:
    workflows.setChainForPortalTypes(list(TYPES), "one_state_workflow")
    if WORKFLOW not in workflows:
        return
    for state in workflows[WORKFLOW].states.objectValues():
        state.setProperties(f"anders {state.title}", state.transitions, description="x")
        for permission in workflows[WORKFLOW].permissions:
            state.setPermission(permission, 0, ("Member",))
    for transition in workflows[WORKFLOW].transitions.objectValues():
        transition.title = f"anders {transition.title}"
        transition.guard.roles = ("Member",)


def take_out(portal) -> None:
    """Take out what may be gone without harm to the code."""
    panel = portal.portal_controlpanel
    for name in ("mittelsachsen-socialmedia", "socialmedia-foreign-resources"):
        panel.unregisterConfiglet(name)
    portal.portal_actions["object"].manage_delObjects(
        ["socialmedia-checks", "socialmedia-evaluations"]
    )
    for name in ("Folder", "Collection", "Plone Site"):
        portal.portal_types[name].manage_changeProperties(view_methods=("own_view",))
    portal.portal_workflow.manage_delObjects([WORKFLOW])
    records = getUtility(IRegistry).records
    for name in list(records.keys("plone.bundles/mittelsachsen", "plone.bundles/n")):
        del records[name]
    for name in list(records.keys(NEW, f"{NEW}~")):
        del records[name]


# They came in 1008 and in 1017; nobody can have changed them before.
NEW_TYPES = ("UsageConceptVersion", "ImpactAssessment")


def expected(old: dict, fresh: dict, version: str) -> dict:
    """Return a changed site of a version as it has to be after the upgrade."""
    want = {tool: dict(old[tool]) for tool in old if isinstance(old[tool], dict)}
    want |= {tool: set(old[tool]) for tool in old if isinstance(old[tool], set)}
    # New names.
    values = want["registry"]
    for name in [name for name in values if name.startswith(OLD)]:
        token, _dot, field = name[len(OLD) :].partition(".")
        value = values.pop(name)
        if field in IPlatform:
            values[f"{NEW}{token}.{field}"] = value
    want["configlets"]["mittelsachsen-socialmedia"] = {
        **want["configlets"]["socialmedia"],
        "id": "mittelsachsen-socialmedia",
    }
    want["configlets"]["socialmedia"] = fresh["configlets"]["socialmedia"]
    # One bundle in the place of two.
    bundle = "plone.bundles/mittelsachsen-socialmedia"
    enabled = values[f"{bundle}-embed.enabled"]
    for name in [name for name in values if name.startswith(bundle)]:
        del values[name]
    values[f"{bundle}.enabled"] = enabled
    # What came since, as far as nothing was changed or taken away.
    gone = {name for name in fresh["registry"] if name.startswith(f"{NEW}xing.")}
    for name in fresh["registry"].keys() - gone:
        values.setdefault(name, fresh["registry"][name])
    for name in IPlatform.names():
        values.setdefault(f"{NEW}eigene.{name}", IPlatform[name].default)
    values[f"{PREFIX}hide_persons"] = True
    # Words in place of patterns; the last line was taken away.
    if f"{PREFIX}terms" in old["registry"]:
        values[f"{PREFIX}terms"] = fresh["registry"][f"{PREFIX}terms"][:-1]
    for name in NEW_TYPES:
        for tool in ("types", "chains"):
            want[tool].setdefault(name, fresh[tool][name])
    # Concepts take it, and it has versions.
    concept = dict(want["types"]["UsageConcept"])
    concept["allowed_content_types"] += ("ImpactAssessment",)
    want["types"]["UsageConcept"] = concept
    want["versions"]["ImpactAssessment"] = fresh["versions"]["ImpactAssessment"]
    for tool in ("versionable", "diffs"):
        want[tool].add("ImpactAssessment")
    for tool in ("actions", "configlets", "permissions", "workflows"):
        for name in fresh[tool]:
            want[tool].setdefault(name, fresh[tool][name])
    # Properties are guarded as the fields are, which 1009 brought.
    for _title, _text, _steps, guarded in want["workflows"][WORKFLOW][
        "states"
    ].values():
        guarded["Manage properties"] = guarded["Modify portal content"]
    if version < "1002":
        for name in [name for name in values if name.startswith("plone.bundles/datag")]:
            del values[name]
        for name in ("Folder", "Collection", "Plone Site"):
            fti = dict(want["types"][name])
            fti["view_methods"] = (*fti["view_methods"], "videos_view")
            want["types"][name] = fti
    for tool in ("indexes", "columns"):
        want[tool] = fresh[tool]
    # The grid's profile came with 1001 and went; fields are the code's.
    for tool in ("components", "layers", "fields"):
        want.pop(tool)
    return want


def add_content(portal) -> None:
    concept = api.content.create(portal, "UsageConcept", "k", title="K")
    api.content.create(
        concept,
        "SocialMediaChannel",
        "x",
        title="X",
        platform="x",
        account_url="https://twitter.com/Example",
    )
    api.content.create(concept, "ContactPerson", "p", title="P")
    for name in ("alt", "entwurf"):
        api.content.create(concept, "EvaluationRecord", name, title=name)


@pytest.fixture(scope="class", params=VERSIONS)
def version(request) -> str:
    return request.param


@pytest.fixture(scope="class")
def portal(integration_class, version):
    """A new site for the tests of one class with one version."""
    integration_class.testSetUp()
    setRoles(integration_class["portal"], TEST_USER_ID, ["Manager"])
    yield integration_class["portal"]
    integration_class.testTearDown()


@pytest.fixture(scope="class")
def fresh(portal) -> dict:
    """A new site's state."""
    return snapshot(portal)


@pytest.fixture(scope="class")
def old_portal(portal, fresh, version):
    """The site as the version left it, with content."""
    make_old(portal, version)
    add_content(portal)
    return portal


def without_content(state: dict) -> dict:
    return {**state, "tools": state["tools"] - {"k"}}


def again(portal, version: str) -> dict:
    portal.portal_setup.setLastVersionForProfile(PROFILE, version)
    return upgrade(portal)


class TestUnchangedSite:
    @pytest.fixture(scope="class")
    def upgraded(self, old_portal) -> dict:
        return without_content(upgrade(old_portal))

    def test_is_as_a_new_one(self, fresh, upgraded):
        assert difference(fresh, upgraded) == {}

    def test_lists_its_channel(self, upgraded, old_portal):
        brains = old_portal.portal_catalog(socialmedia_account="x.com/example")
        assert [brain.socialmedia["platform"] for brain in brains] == ["x"]

    def test_is_the_same_when_upgraded_again(self, upgraded, old_portal, version):
        assert difference(upgraded, without_content(again(old_portal, version))) == {}


class TestChangedSite:
    @pytest.fixture(scope="class")
    def left(self, old_portal) -> dict:
        return snapshot(old_portal)

    @pytest.fixture(scope="class")
    def changed(self, left, old_portal) -> dict:
        change_records(getUtility(IRegistry))
        change_types(old_portal.portal_types)
        change_tools(old_portal)
        change_workflows(old_portal.portal_workflow)
        return snapshot(old_portal)

    @pytest.fixture(scope="class")
    def upgraded(self, changed, old_portal) -> dict:
        return upgrade(old_portal)

    def test_every_record_was_changed(self, left, changed):
        same = {
            name
            for name, value in left["registry"].items()
            if name.startswith((PREFIX, "plone.bundles/mittelsachsen"))
            and changed["registry"].get(name, "gone") == value
        }
        assert same == set()

    def test_keeps_all_changes(self, fresh, changed, upgraded, version):
        want = expected(changed, fresh, version)
        assert difference(want, upgraded) == {}

    def test_keeps_all_changes_when_upgraded_again(self, upgraded, old_portal, version):
        assert difference(upgraded, again(old_portal, version)) == {}

    def test_what_is_taken_out_stays_out(self, upgraded, old_portal, version):
        take_out(old_portal)
        before = snapshot(old_portal)
        assert difference(before, again(old_portal, version)) == {}


class TestUninstalledWithoutUpgrade:
    def test_is_as_without_the_add_on(self, portal, version):
        get_installer(portal).uninstall_product(PACKAGE)
        bare = snapshot(portal)
        make_old(portal, version)
        get_installer(portal).uninstall_product(PACKAGE)
        assert difference(bare, snapshot(portal)) == {}


@pytest.mark.parametrize("version", ["1003"], scope="class")
class TestEvaluationRecords:
    @pytest.fixture(scope="class")
    def upgraded(self, old_portal):
        api.content.transition(old_portal["k"]["alt"], "publish")
        upgrade(old_portal)
        return old_portal

    @pytest.mark.parametrize(
        ("name", "state"), [("alt", "approved"), ("entwurf", "draft")]
    )
    def test_published_ones_are_approved(self, upgraded, name, state):
        assert api.content.get_state(upgraded["k"][name]) == state
        brains = upgraded.portal_catalog(
            portal_type="EvaluationRecord", review_state=state
        )
        assert [brain.getId for brain in brains] == [name]

    def test_approved_ones_cannot_be_changed(self, upgraded):
        selected = upgraded["k"]["alt"].rolesOfPermission("Modify portal content")
        assert not any(role["selected"] for role in selected)


@pytest.mark.parametrize("version", ["1003", "1004"], scope="class")
class TestEvaluationRecordsWithAnOwnWorkflow:
    def test_keep_it_and_their_state(self, old_portal):
        own = "simple_publication_workflow"
        workflows = old_portal.portal_workflow
        workflows.setChainForPortalTypes(["EvaluationRecord"], own)
        record = old_portal["k"]["alt"]
        api.content.transition(record, "publish")
        roles = rolesForPermissionOn("View", record)
        upgrade(old_portal)
        assert workflows.getChainForPortalType("EvaluationRecord") == (own,)
        assert api.content.get_state(record) == "published"
        assert rolesForPermissionOn("View", record) == roles


@pytest.mark.parametrize("version", ["1004"], scope="class")
class TestApprovedRecordOfARetractedConcept:
    QUERY = {"portal_type": "EvaluationRecord"}

    def approve_as_before(self, workflows, record):
        """Approve a record as 1004 did, without a seal."""
        step = {
            "action": "approve",
            "review_state": "approved",
            "actor": TEST_USER_ID,
            "comments": "",
            "time": DateTime("2026-11-02"),
        }
        workflows.setStatusOf(WORKFLOW, record, step)
        workflows[WORKFLOW].updateRoleMappingsFor(record)
        record.reindexObject()

    def test_is_not_public_any_more(self, old_portal):
        record = old_portal["k"]["alt"]
        record.evaluated_on = date(2026, 11, 1)
        self.approve_as_before(old_portal.portal_workflow, record)
        catalog = old_portal.portal_catalog
        logout()
        assert [brain.getId for brain in catalog(self.QUERY)] == ["alt"]
        upgrade(old_portal)
        assert "Anonymous" not in rolesForPermissionOn("View", record)
        assert [brain.getId for brain in catalog(self.QUERY)] == []
        document = seal_of(record).document
        assert document["approval"]["time"].startswith("2026-11-02")
        assert document["sealed_later"] == date.today().isoformat()


@pytest.mark.parametrize("version", ["1001"], scope="class")
class TestGrid:
    """The profile of the grids came with 1001."""

    BUNDLE = "plone.bundles/datagridfield-bundle.enabled"

    def test_stays_where_its_bundle_was_changed(self, old_portal):
        registry = getUtility(IRegistry)
        registry["plone.bundles/datagridfield-bundle.load_async"] = True
        upgrade(old_portal)
        assert registry[self.BUNDLE] is True


@pytest.mark.parametrize("version", ["1001"], scope="class")
class TestGridOfOthers:
    BUNDLE = TestGrid.BUNDLE

    @pytest.fixture
    def other_profile(self, old_portal, tmp_path):
        """An installed profile that depends on that of the grids."""
        metadata = tmp_path / "metadata.xml"
        metadata.write_text(
            "<metadata><version>1</version><dependencies>"
            f"<dependency>profile-{GRID}</dependency></dependencies></metadata>"
        )
        profile_registry.registerProfile(
            "other", "Other", "", str(tmp_path), profile_type=EXTENSION
        )
        old_portal.portal_setup.runAllImportStepsFromProfile("profile-other:other")
        yield
        profile_registry.unregisterProfile("other")

    def test_stays_where_another_profile_needs_it(self, other_profile, old_portal):
        upgrade(old_portal)
        assert getUtility(IRegistry)[self.BUNDLE] is True


@pytest.mark.parametrize("version", ["1004"], scope="class")
class TestControlPanel:
    def test_a_link_that_was_taken_out_stays_out(self, old_portal):
        panel = old_portal.portal_controlpanel
        panel.unregisterConfiglet("socialmedia")
        upgrade(old_portal)
        names = {action.getId() for action in panel.listActions()}
        assert names & {"socialmedia", "mittelsachsen-socialmedia"} == set()


@pytest.mark.parametrize("version", ["1004"], scope="class")
class TestPlonesOwnLink:
    def test_is_left_where_it_is_back_already(self, old_portal):
        panel = old_portal.portal_controlpanel
        import_part(panel, "controlpanel.xml", "socialmedia", "Products.CMFPlone:plone")
        upgrade(old_portal)
        apps = {action.getId(): action.getAppId() for action in panel.listActions()}
        assert apps["socialmedia"] == "Plone"
        assert "mittelsachsen-socialmedia" not in apps


@pytest.mark.parametrize("version", ["1004"], scope="class")
class TestIndexOfForeignResources:
    def test_forgets_what_is_found_no_more(self, old_portal):
        page = api.content.create(old_portal, "Document", "seite")
        frame = '<iframe src="//a.example"></iframe>'
        page.text = RichTextValue(frame, "text/html", "text/x-html-safe")
        page.reindexObject()
        catalog = old_portal.portal_catalog
        assert [b.getId for b in catalog(socialmedia_foreign="a.example iframe")]
        page.text = None
        upgrade(old_portal)
        assert len(catalog(socialmedia_foreign="a.example iframe")) == 0


@pytest.mark.parametrize("version", ["1004"], scope="class")
class TestIndexOfNotices:
    def test_finds_what_was_there_before(self, old_portal):
        (brain, *_others) = api.content.find(portal_type="SocialMediaChannel")
        own = RichTextValue("<p>Eigenes</p>", "text/html", "text/x-html-safe")
        brain.getObject().privacy_notice = own
        upgrade(old_portal)
        found = old_portal.portal_catalog(socialmedia_notice=True)
        assert [each.UID for each in found] == [brain.UID]


@pytest.mark.parametrize("version", ["1004"], scope="class")
class TestAdditions:
    def test_leave_alone_what_is_there(self, old_portal):
        upgrade(old_portal)
        change_types(old_portal.portal_types)
        change_tools(old_portal)
        change_workflows(old_portal.portal_workflow)
        registry = getUtility(IRegistry)
        registry["mittelsachsen.socialmedia.evaluation_interval"] = 7
        before = snapshot(old_portal)
        add_missing_records("mittelsachsen.socialmedia", evaluation_interval=8)
        add_missing_permission("mittelsachsen.socialmedia: View Foreign Resources")
        add_missing_configlet("socialmedia-foreign-resources")
        add_missing_action("socialmedia-checks")
        add_missing_view("Folder", "own_view")
        added = (
            add_missing_index("socialmedia_order"),
            add_missing_workflow(WORKFLOW, "EvaluationRecord"),
        )
        assert added == (False, False)
        assert difference(before, snapshot(old_portal)) == {}
