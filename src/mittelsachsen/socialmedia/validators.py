"""Answers with validators, for pages and services alike."""

from hashlib import sha256
from plone import api
from ZPublisher.HTTPRequest import HTTPRequest


VARY = ("Accept", "Accept-Language", "Authorization", "Cookie")


def validated(request: HTTPRequest, body: bytes, content_type: str) -> bytes:
    """Return the body, or nothing with 304 to those who have it (RFC 9110, 13.2.2).

    The ETag is made of the answer itself, so it holds for whatever may change it.
    There is no date of change: none could tell of permissions and settings.
    """
    etag = f'"{sha256(content_type.encode() + body).hexdigest()[:32]}"'
    response = request.response
    # Literally, as plone.app.caching does, or an answer would have two.
    response.setHeader("ETag", etag, literal=1)
    # The policy for other origins has put its own name there.
    vary = filter(None, [response.getHeader("Vary"), *VARY])
    response.setHeader("Vary", ", ".join(vary))
    response.setHeader("Cache-Control", freshness())
    if _is_known(etag, request):
        response.setStatus(304)
        return b""
    response.setHeader("Content-Type", content_type)
    if request["REQUEST_METHOD"] == "HEAD":
        # The server would send a body that comes out of here.
        response.setHeader("Content-Length", str(len(body)))
        return b""
    return body


def freshness() -> str:
    """Return the Cache-Control of what may be another answer the next moment.

    An account that is withdrawn is nobody's official one any more, in no cache either.
    """
    if api.user.is_anonymous():
        return "public, max-age=0, must-revalidate"
    return "private, no-cache"


def _is_known(etag: str, request: HTTPRequest) -> bool:
    """Tell whether the caller has the answer with this ETag.

    Weak comparison, as for GET (RFC 9110, 13.1.2).
    """
    known = request.getHeader("If-None-Match") or ""
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return bool(tags & {etag, "*"})
