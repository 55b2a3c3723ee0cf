"""Make the demo site in an instance; run by zconsole, which gives ``app``."""

from AccessControl.SecurityManagement import newSecurityManager
import os
from plone import api
from plone.distribution.api import site
import transaction
from zope.component.hooks import setSite


ANSWERS = {
    "site_id": "Plone",
    "title": "Landkreis Mittelsachsen",
    "description": "",
    "default_language": "de",
    "portal_timezone": "Europe/Berlin",
    "setup_content": False,
}


PROXIES = "plone.cachepurging.interfaces.ICachePurgingSettings.cachingProxies"


def apply(portal, profile: str) -> None:
    """Apply a profile of the add-on."""
    name = f"profile-mittelsachsen.socialmedia:{profile}"
    portal.portal_setup.runAllImportStepsFromProfile(name)


def main(app) -> None:
    """Create the site, the add-on and the demo content in one transaction.

    ADMIN_PASSWORD, where it is given, becomes the password of ``admin``. A site behind
    CACHING_PROXY tells it what has changed.
    """
    admin = app.acl_users.getUser("admin")
    newSecurityManager(None, admin.__of__(app.acl_users))
    if "Plone" not in app.objectIds():
        print("Making the site …", flush=True)
        portal = site.create(app, "classic", ANSWERS)
        setSite(portal)
        print("Installing the add-on and the demo content …", flush=True)
        for profile in ("default", "demo"):
            apply(portal, profile)
        if "CACHING_PROXY" in os.environ:
            apply(portal, "caching")
            proxies = (os.environ["CACHING_PROXY"],)
            api.portal.set_registry_record(PROXIES, proxies)
    password = os.environ.get("ADMIN_PASSWORD")
    if password:
        # The first site gives the root Plone's kind of user folder, though without the
        # plugin type that userFolderEditUser asks for: its store of users is asked.
        app.acl_users.users.updateUserPassword("admin", password)
    transaction.commit()


main(app)  # noqa: F821 - zconsole's global
