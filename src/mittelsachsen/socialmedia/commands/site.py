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
from zc.lockfile import LockError
from ZConfig import ConfigurationError
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.interface import alsoProvides
import Zope2
from Zope2.Startup.run import make_wsgi_app


class DatabaseError(RuntimeError):
    """The database cannot be opened; the argument says why."""


class NoSiteError(LookupError):
    """The database has no such site; the argument says which it has."""


def start(configuration: str) -> None:
    """Open the database that a ``zope.conf`` names; raises :class:`DatabaseError`."""
    try:
        make_wsgi_app({}, configuration)
    except LockError:
        # A FileStorage belongs to one process.
        raise DatabaseError(
            "The database is in use by another process. Stop the server, or serve"
            " the database with ZEO or RelStorage."
        ) from None
    except (ConfigurationError, OSError) as error:
        raise DatabaseError(f"{configuration} cannot be used: {error}") from None


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
        # What clones a request, as plone.restapi does, begins at its root.
        portal.REQUEST["PARENTS"] = [app]
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
