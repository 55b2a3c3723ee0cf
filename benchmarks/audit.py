"""The audit of 10,000 pages against the audit of 100: one batch of it."""

from AccessControl.SecurityManagement import newSecurityManager
import json
from mittelsachsen.socialmedia.embeds.audit import Audit
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site
from statistics import median
from time import perf_counter
import transaction
from zope.component.hooks import setSite


ANSWERS = {
    "title": "Audit",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
}
SHOWN = 25


def make(app, name: str, count: int):
    """Make a site with so many pages that hold a foreign frame."""
    portal = site.create(app, "classic", {**ANSWERS, "site_id": name})
    setSite(portal)
    portal.portal_setup.runAllImportStepsFromProfile(
        "profile-mittelsachsen.socialmedia:default"
    )
    folder = api.content.create(portal, "Folder", "seiten", title="Seiten")
    folder.exclude_from_nav = True
    for number in range(count):
        text = f'<iframe src="https://host{number % 20}.example/{number}"></iframe>'
        api.content.create(
            folder,
            "Document",
            f"s{number}",
            title=f"Seite {number:05}",
            text=RichTextValue(text, "text/html", "text/x-html-safe"),
        )
        if number % 500 == 499:
            transaction.commit()
    transaction.commit()
    return portal


def milliseconds(portal) -> float:
    """Return the median time of the first batch, from the question to the rows."""
    setSite(portal)
    times = []
    for _round in range(15):
        start = perf_counter()
        audit = Audit()
        for brain in audit.pages()[:SHOWN]:
            audit.findings(brain)
        times.append((perf_counter() - start) * 1000)
    return median(times[3:])


newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))  # noqa: F821
few, many = make(app, "few", 100), make(app, "many", 10_000)  # noqa: F821
spent, reference = milliseconds(many), milliseconds(few)
# The reference is a tenth of a second, which people take for at once.
print(
    json.dumps(
        [
            ("audit, one batch of 10,000 pages (ms)", spent, 100, 1),
            ("  the same of 100 pages (ms)", reference, 100, 1),
        ]
    )
)
