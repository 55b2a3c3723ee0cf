"""Make the demo site in an instance; run by zconsole, which gives ``app``."""

from AccessControl.SecurityManagement import newSecurityManager
import os
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


def main(app) -> None:
    """Create the site, the add-on and the demo content in one transaction."""
    users = app.acl_users
    password = os.environ.get("ADMIN_PASSWORD")
    if password:
        users.userFolderEditUser("admin", password, ["Manager"], [])
    newSecurityManager(None, users.getUser("admin").__of__(users))
    if "Plone" not in app.objectIds():
        print("Making the site …", flush=True)
        portal = site.create(app, "classic", ANSWERS)
        setSite(portal)
        print("Installing the add-on and the demo content …", flush=True)
        for profile in ("default", "demo"):
            portal.portal_setup.runAllImportStepsFromProfile(
                f"profile-mittelsachsen.socialmedia:{profile}"
            )
    transaction.commit()


main(app)  # noqa: F821 - zconsole's global
