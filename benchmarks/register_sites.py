"""Sites with 50 to 10,000 channels, and what the import of them costs."""

from AccessControl.SecurityManagement import newSecurityManager
import json
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.register.importer import import_channels
from plone import api
from plone.distribution.api import site
from Testing.makerequest import makerequest
from time import perf_counter
import transaction
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import alsoProvides


ANSWERS = {
    "title": "Register",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
}
PAGES = 1000
RULESET = "mittelsachsen.socialmedia.register"
OPERATIONS = "plone.caching.interfaces.ICacheSettings.operationMapping"


def make(app, concepts: int, each: int) -> float:
    """Make a site of concepts with channels and return the milliseconds for each."""
    count = concepts * each
    name = f"r{count}"
    portal = site.create(app, "classic", {**ANSWERS, "site_id": name})
    setSite(portal)
    setRequest(app.REQUEST)
    alsoProvides(app.REQUEST, IBrowserLayer)
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-mittelsachsen.socialmedia:default"
    )
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-plone.app.caching:default"
    )
    registry = portal.portal_registry
    registry["plone.caching.interfaces.ICacheSettings.enabled"] = True
    registry[OPERATIONS] = {RULESET: "plone.app.caching.weakCaching"}
    registry["plone.app.caching.weakCaching.etags"] = ("catalogCounter", "userLanguage")
    page = api.content.create(portal, "Document", "seite", title="Seite")
    api.content.transition(page, "publish")
    # Publishing ten thousand one by one would be most of the benchmark.
    portal.portal_workflow.setChainForPortalTypes(
        ["SocialMediaChannel"], ("one_state_workflow",)
    )
    spent = 0.0
    for part in range(concepts):
        concept = api.content.create(portal, "UsageConcept", f"k{part}", title="K")
        # Plone's navigation would be what is measured.
        concept.exclude_from_nav = True
        api.content.transition(concept, "publish")
        rows = [
            {
                "title": f"Kanal {number}",
                "description": "Ein Kanal des Landkreises",
                "platform": ("facebook", "instagram")[number % 2],
                "account_url": f"https://{host}.com/kanal{number}",
                "status": ("active", "ended")[number % 9 == 0],
                "end_date": "2024-01-01",
                "target_groups": ["Jugend", "Eltern"],
                "purpose": "<p>Der Kanal informiert über den Landkreis.</p>" * 5,
            }
            for number in range(part, count, concepts)
            for host in (("facebook", "instagram")[number % 2],)
        ]
        start = perf_counter()
        reports = import_channels(concept, rows, app.REQUEST, dry_run=False)
        spent += perf_counter() - start
        if any(report.errors for report in reports):
            raise RuntimeError(str(reports[:3]))
        transaction.commit()
    return spent * 1000 / count


def make_pages(app) -> float:
    """Make pages with plone.api and return the milliseconds for each."""
    portal = app["r100"]
    setSite(portal)
    folder = api.content.create(portal, "Folder", "seiten", title="Seiten")
    start = perf_counter()
    for number in range(PAGES):
        api.content.create(
            folder,
            "Document",
            title=f"Seite {number}",
            description="Eine Seite des Landkreises",
        )
    spent = perf_counter() - start
    transaction.abort()
    return spent * 1000 / PAGES


app = makerequest(app)  # noqa: F821
newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
make(app, 10, 5)
make(app, 5, 20)
make(app, 5, 200)
transaction.commit()
pages = make_pages(app)
channels = make(app, 200, 50)
print(
    json.dumps(
        [
            (
                "import of 10,000 channels / page of plone.api (ms each)",
                channels,
                pages,
                1.1,
            )
        ]
    )
)
