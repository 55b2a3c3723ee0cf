"""Where a channel list is for other systems, and what it is called."""

from mittelsachsen.socialmedia import _
from plone import api
from plone.dexterity.content import DexterityContent
from urllib.parse import urlencode
from zope.i18n import translate


def list_url(context: DexterityContent, **query: str | list[str]) -> str:
    """Return the address of the list below ``context``, for plain links.

    Plone answers as REST whatever header comes, where the site is asked so: no item
    below it.
    """
    site = api.portal.get().absolute_url()
    path = context.absolute_url().removeprefix(site)
    return f"{site}/++api++{path}/@social-media-channels?{urlencode(query, doseq=True)}"


def list_title(context: DexterityContent, language: str) -> str:
    """Return the list's title: what holds the channels, and that it is they."""
    title = context.title or context.getId()
    message = _("${title}: channels", mapping={"title": title})
    return translate(message, target_language=language)
