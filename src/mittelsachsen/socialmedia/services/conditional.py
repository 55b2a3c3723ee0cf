"""Answers with validators."""

import json
from mittelsachsen.socialmedia.content.interfaces import ISocialMediaContent
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.validators import validated
from plone import api
from plone.caching.interfaces import IRulesetLookup
from plone.restapi.services import Service
from plone.restapi.services.content.get import ContentGet
from z3c.caching.registry import lookup
from zope.component import adapter
from zope.interface import implementer
from ZPublisher.HTTPRequest import HTTPRequest


RULESET = "mittelsachsen.socialmedia.register"
EXPANDABLE = "social-media-channels"
# Formats of the list that share an address with JSON.
OTHERS = ("text/csv", "application/ld+json", "application/atom+xml")


class ConditionalService(Service):
    """A service for GET and HEAD that answers 304 to those who have its answer.

    Subclasses return data for JSON, or text in :attr:`content_type`.
    """

    def render(self) -> bytes:
        """Return the body, or nothing to those who have it."""
        self.check_permission()
        return validated(self.request, self.body(), self.content_type)

    def body(self) -> bytes:
        content = self.reply()
        if not isinstance(content, str):
            content = json.dumps(content, sort_keys=True)
        return content.encode()


@implementer(IRulesetLookup)
@adapter(ConditionalService, IBrowserLayer)
class VisitorsRuleset:
    """Caching operations are for the answers that all visitors get.

    Those in other formats than JSON are left out: their address is the same, and so
    would be an ETag that an operation makes of the catalog's counter.
    """

    def __init__(self, service: Service, request: HTTPRequest):
        self.request = request

    def __call__(self) -> str | None:
        accepted = self.request.getHeader("Accept") or ""
        if api.user.is_anonymous() and not any(name in accepted for name in OTHERS):
            return RULESET
        return None


@implementer(IRulesetLookup)
@adapter(ContentGet, IBrowserLayer)
class ContentRuleset:
    """plone.restapi's answers that say which accounts are ours have our ruleset.

    Its own lets proxies keep them for a minute, and a query string from being purged.
    """

    def __init__(self, service: ContentGet, request: HTTPRequest):
        self.service = service
        self.request = request

    def __call__(self) -> str | None:
        context, expanded = self.service.context, self.request.form.get("expand", "")
        names = expanded if isinstance(expanded, str) else ",".join(expanded)
        if ISocialMediaContent.providedBy(context) or EXPANDABLE in names.split(","):
            return RULESET
        return lookup(self.service)
