"""What a run of reminders needs before it may try anything."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.constraints import InvalidEmail
from mittelsachsen.socialmedia.addresses.constraints import is_email
from mittelsachsen.socialmedia.internals import mailer_of
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.CMFPlone.Portal import PloneSite


class NotReadyError(RuntimeError):
    """The site cannot send reminders; the argument says what it lacks."""


def chosen_address() -> str:
    """Return the public address of the settings, without a slash at its end."""
    chosen = (site_setting("public_url") or "").rstrip("/")
    if not chosen:
        raise NotReadyError(
            _("The settings lack the site's public address, so links would be wrong.")
        )
    return chosen


def public_address(portal: PloneSite) -> str:
    """Return the address by which people reach the site, without a slash at its end.

    A program of the shell knows none, so that links would lead nowhere.
    """
    try:
        return chosen_address()
    except NotReadyError:
        # Set by Zope's virtual hosting, which knows the address.
        if portal.REQUEST.get("VirtualRootPhysicalPath") is None:
            raise
    return portal.absolute_url()


def sender_of(portal: PloneSite) -> str:
    """Return the address from which the site sends, if it has one and a server."""
    sender = api.portal.get_registry_record("plone.email_from_address") or ""
    try:
        is_email(sender)
    except InvalidEmail:
        sender = ""
    if not sender:
        raise NotReadyError(_("Plone's mail settings lack the address of the sender."))
    if not mailer_of(api.portal.get_tool("MailHost")).hostname:
        raise NotReadyError(_("Plone's mail settings lack the mail server."))
    return sender
