"""Answers with validators, made once for all visitors."""

from dataclasses import dataclass
from email.utils import formatdate
from email.utils import parsedate_to_datetime
from hashlib import sha256
import json
from mittelsachsen.socialmedia.caching import for_visitors
from mittelsachsen.socialmedia.caching import last_change
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone import api
from plone.caching.interfaces import IRulesetLookup
from plone.restapi.services import Service
from time import time
from zope.component import adapter
from zope.interface import implementer


RULESET = "mittelsachsen.socialmedia.register"
VARY = ("Accept", "Accept-Language", "Authorization", "Cookie")


@dataclass(frozen=True)
class Answer:
    """A body, its media type, strong ETag and time of change (seconds since 1970)."""

    body: bytes
    media: str
    etag: str
    changed: int | None


class ConditionalService(Service):
    """A service for GET and HEAD that answers 304 to those who have its answer.

    Subclasses return data for JSON, or text in :attr:`content_type`.
    """

    def render(self) -> bytes:
        """Return the body, or nothing with 304.

        ETag and Last-Modified are those of RFC 9110, 8.8; conditions are looked at
        in the order of 13.2.2.
        """
        self.check_permission()
        request = self.request
        answer = for_visitors(
            self.answer,
            type(self).__name__,
            request["ACTUAL_URL"],
            request.get("QUERY_STRING", ""),
            request.getHeader("Accept"),
        )
        visitor = api.user.is_anonymous()
        response = request.response
        response.setHeader("ETag", answer.etag)
        # The policy for other origins has put its own name there.
        vary = filter(None, [response.getHeader("Vary"), *VARY])
        response.setHeader("Vary", ", ".join(vary))
        response.setHeader(
            "Cache-Control",
            "public, max-age=0, must-revalidate" if visitor else "private, no-cache",
        )
        # What others may see depends on more than the catalog knows of.
        changed = answer.changed if visitor else None
        if changed is not None and changed <= time():
            response.setHeader("Last-Modified", formatdate(changed, usegmt=True))
        else:
            changed = None
        if not self.modified(answer.etag, changed):
            response.setStatus(304)
            return b""
        response.setHeader("Content-Type", answer.media)
        if request["REQUEST_METHOD"] == "HEAD":
            # The server would send a body that comes out of here.
            response.setHeader("Content-Length", str(len(answer.body)))
            return b""
        return answer.body

    def answer(self) -> Answer:
        content = self.reply()
        if not isinstance(content, str):
            content = json.dumps(content, sort_keys=True)
        body = content.encode()
        digest = sha256(self.content_type.encode() + b"\n" + body).hexdigest()
        return Answer(body, self.content_type, f'"{digest[:32]}"', last_change())

    def modified(self, etag: str, changed: int | None) -> bool:
        """Tell whether the caller has another answer than that with these validators.

        Weak comparison, as for GET; dates count only without ETags, and those that
        are none do not count (RFC 9110, 13.1.2 and 13.1.3).
        """
        known = self.request.getHeader("If-None-Match")
        if known is not None:
            tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
            return not tags & {etag, "*"}
        since = self.request.getHeader("If-Modified-Since")
        if since is None or changed is None:
            return True
        try:
            return changed > parsedate_to_datetime(since).timestamp()
        except (ValueError, OverflowError):
            return True


@implementer(IRulesetLookup)
@adapter(ConditionalService, IBrowserLayer)
class VisitorsRuleset:
    """Caching operations are for the answers that all visitors get."""

    def __init__(self, service, request):
        pass

    def __call__(self) -> str | None:
        return RULESET if api.user.is_anonymous() else None
