"""A Plone site for programs of the shell."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import system
from collections.abc import Iterator
from contextlib import contextmanager
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from Testing.makerequest import makerequest
import transaction
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
import Zope2
from Zope2.Startup.run import make_wsgi_app


class NoSiteError(LookupError):
    """The database has no such site; the argument says which it has."""


def start(configuration: str) -> None:
    """Open the database that a ``zope.conf`` names.

    Ends the program where another process holds it alone, as a FileStorage does.
    """
    try:
        make_wsgi_app({}, configuration)
    except Exception as error:
        if type(error).__name__ != "LockError":
            raise
        raise SystemExit(
            "The database is in use by another process. Stop the server, or serve"
            " the database with ZEO or RelStorage."
        ) from None


@contextmanager
def open_site(path: str) -> Iterator:
    """Give a site, acted upon by the system; what is not committed is forgotten.

    Raises :class:`NoSiteError`.
    """
    app = makerequest(Zope2.app())
    try:
        portal = app.unrestrictedTraverse(path.strip("/"), None)
        if not IPloneSiteRoot.providedBy(portal):
            names = [item.getId() for item in app.objectValues("Plone Site")]
            raise NoSiteError(f"There is no site {path}. Sites: {', '.join(names)}")
        setSite(portal)
        setRequest(portal.REQUEST)
        alsoProvides(portal.REQUEST, IBrowserLayer)
        newSecurityManager(None, system)
        portal.REQUEST["LANGUAGE"] = api.portal.get_default_language()
        yield portal
    finally:
        transaction.abort()
        noSecurityManager()
        setSite(None)
        clearRequest()
        app._p_jar.close()


def show_progress(done: int, total: int) -> None:
    """Keep one line up to date with how far a program is."""
    print(f"\r{done} / {total}", end="" if done < total else "\n", flush=True)
