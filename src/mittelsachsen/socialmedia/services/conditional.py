"""Answers with validators."""

from hashlib import sha256
import json
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.caching.interfaces import IRulesetLookup
from plone.restapi.services import Service
from zope.component import adapter
from zope.interface import implementer
from ZPublisher.HTTPRequest import HTTPRequest


RULESET = "mittelsachsen.socialmedia.register"
# Formats of the list that share an address with JSON.
OTHERS = ("text/csv", "application/ld+json", "application/atom+xml")
VARY = ("Accept", "Accept-Language", "Authorization", "Cookie")


class ConditionalService(Service):
    """A service for GET and HEAD that answers 304 to those who have its answer.

    Subclasses return data for JSON, or text in :attr:`content_type`.
    """

    def render(self) -> bytes:
        """Return the body, or nothing with 304 (RFC 9110, 13.2.2).

        The ETag is made of the answer itself, so it holds for whatever may change
        it. There is no date of change: none could tell of permissions and settings.
        """
        self.check_permission()
        body = self.body()
        etag = f'"{sha256(self.content_type.encode() + body).hexdigest()[:32]}"'
        response = self.request.response
        # Literally, as plone.app.caching does, or an answer would have two.
        response.setHeader("ETag", etag, literal=1)
        # The policy for other origins has put its own name there.
        vary = filter(None, [response.getHeader("Vary"), *VARY])
        response.setHeader("Vary", ", ".join(vary))
        response.setHeader(
            "Cache-Control",
            "public, max-age=0, must-revalidate"
            if api.user.is_anonymous()
            else "private, no-cache",
        )
        if self.is_known(etag):
            response.setStatus(304)
            return b""
        response.setHeader("Content-Type", self.content_type)
        if self.request["REQUEST_METHOD"] == "HEAD":
            # The server would send a body that comes out of here.
            response.setHeader("Content-Length", str(len(body)))
            return b""
        return body

    def body(self) -> bytes:
        content = self.reply()
        if not isinstance(content, str):
            content = json.dumps(content, sort_keys=True)
        return content.encode()

    def is_known(self, etag: str) -> bool:
        """Tell whether the caller has the answer with this ETag.

        Weak comparison, as for GET (RFC 9110, 13.1.2).
        """
        known = self.request.getHeader("If-None-Match") or ""
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return bool(tags & {etag, "*"})


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
