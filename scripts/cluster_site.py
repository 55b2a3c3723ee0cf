"""Tell the demo site where it is; run by zconsole, which gives ``app``."""

import os
from plone import api
import transaction
from zope.component.hooks import setSite


PURGING = "plone.cachepurging.interfaces.ICachePurgingSettings"


def main(app) -> None:
    """Set ADDRESS and VARNISH as a webmaster does in the control panels."""
    setSite(app["Plone"])
    profile = "profile-mittelsachsen.socialmedia:caching"
    api.portal.get_tool("portal_setup").runAllImportStepsFromProfile(profile)
    values = {
        "mittelsachsen.socialmedia.public_url": os.environ["ADDRESS"],
        f"{PURGING}.cachingProxies": (os.environ["VARNISH"],),
    }
    for name, value in values.items():
        api.portal.set_registry_record(name, value)
    transaction.commit()


main(app)  # noqa: F821 - zconsole's global
