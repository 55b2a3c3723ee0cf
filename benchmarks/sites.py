"""Two sites with the same pages: one with the add-on and its viewlets, one without."""

from AccessControl.SecurityManagement import newSecurityManager
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.distribution.api import site
import transaction
from zope.component.hooks import setSite


ANSWERS = {
    "title": "Benchmark",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
}
TEXT = "<p>Ein Absatz über die <strong>Wirtschaft</strong> der Region.</p>" * 20
# A link to an account of the demo content brings the privacy notice.
LINK = '<p><a href="https://twitter.com/mswirtschaft">Wir auf Twitter</a></p>'


def make(app, name: str, profiles: tuple[str, ...]) -> None:
    portal = site.create(app, "classic", {**ANSWERS, "site_id": name})
    setSite(portal)
    for profile in profiles:
        portal.portal_setup.runAllImportStepsFromProfile(profile)
    if not profiles:
        # As many entries in the navigation as the demo content has.
        for name in ("eins", "zwei"):
            other = api.content.create(portal, "Document", name, title=name)
            api.content.transition(other, "publish")
    for name, text in (("seite", TEXT + LINK), ("film", TEXT)):
        page = api.content.create(portal, "Document", name, title=name.capitalize())
        page.text = RichTextValue(text, "text/html", "text/x-html-safe")
        if profiles and name == "film":
            page.videos = [{"url": "https://vimeo.com/76979871", "title": "Film"}]
        api.content.transition(page, "publish")
        page.reindexObject()
    # Making the next site would forget what is not committed.
    transaction.commit()


newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))  # noqa: F821
make(app, "stock", ())  # noqa: F821
make(
    app,  # noqa: F821
    "Plone",
    (
        "profile-mittelsachsen.socialmedia:default",
        "profile-mittelsachsen.socialmedia:demo",
    ),
)
print("[]")
