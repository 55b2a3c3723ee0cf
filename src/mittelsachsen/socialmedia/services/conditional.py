"""Answers with validators."""

from hashlib import sha256
import json
from plone.restapi.services import Service


class ConditionalService(Service):
    """A GET service that answers 304 to those who have its answer."""

    def conditional(self, result):
        """Return ``result``, or no content with 304 where the caller has it.

        Sets a strong ETag and looks at If-None-Match (RFC 9110, 8.8.3 and 13.1.2).
        """
        body = json.dumps(result, sort_keys=True).encode()
        etag = f'"{sha256(body).hexdigest()[:32]}"'
        response = self.request.response
        response.setHeader("ETag", etag)
        response.setHeader("Vary", "Accept, Accept-Language, Authorization, Cookie")
        wanted = self.request.getHeader("If-None-Match") or ""
        tags = {tag.strip().removeprefix("W/") for tag in wanted.split(",")}
        if etag in tags or "*" in tags:
            return self.reply_no_content(status=304)
        return result
