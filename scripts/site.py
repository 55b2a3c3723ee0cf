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
    """Create the site, the add-on and the demo content in one transaction.

    ADMIN_PASSWORD, where it is given, becomes the password of ``admin``.
    """
    admin = app.acl_users.getUser("admin")
    newSecurityManager(None, admin.__of__(app.acl_users))
    if "Plone" not in app.objectIds():
        print("Making the site …", flush=True)
        portal = site.create(app, "classic", ANSWERS)
        setSite(portal)
        print("Installing the add-on and the demo content …", flush=True)
        for profile in ("default", "demo"):
            portal.portal_setup.runAllImportStepsFromProfile(
                f"profile-mittelsachsen.socialmedia:{profile}"
            )
    password = os.environ.get("ADMIN_PASSWORD")
    if password:
        # The first site gives the root Plone's kind of user folder, though without the
        # plugin type that userFolderEditUser asks for: its store of users is asked.
        app.acl_users.users.updateUserPassword("admin", password)
    transaction.commit()


main(app)  # noqa: F821 - zconsole's global
