"""GET and POST ``@usage-concept-versions``."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.rows import Approval
from mittelsachsen.socialmedia.document.versions import freeze
from mittelsachsen.socialmedia.document.versions import permalink
from mittelsachsen.socialmedia.document.versions import version_item
from mittelsachsen.socialmedia.document.versions import version_items
from mittelsachsen.socialmedia.document.versions import VersionError
from mittelsachsen.socialmedia.document.versions import VersionItem
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.services import Service
from typing import Any
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.schema import getFields
from zope.schema import ValidationError


KEYS = frozenset({"version", "change", "approvals"})


class VersionsGet(ConditionalService):
    """The versions that the caller may see, the newest first."""

    def reply(self) -> dict[str, Any]:
        refuse_unknown(self.request.form, frozenset())
        items = version_items(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@usage-concept-versions",
            "items": items,
            "items_total": len(items),
        }


class VersionsPost(Service):
    """Freezes the document as it is."""

    def reply(self) -> VersionItem:
        body = self.body()
        # A browser asks before it sends JSON across sites, and has no form's token.
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            version = freeze(
                self.context,
                body["version"],
                body.get("change") or "",
                self.approvals(body.get("approvals") or []),
                self.request,
            )
        except VersionError as error:
            raise self.refusal(error.args[0]) from None
        except ValidationError as error:
            raise self.refusal(f"change: {error.doc()}") from None
        response = self.request.response
        response.setStatus(201)
        response.setHeader("Location", permalink(version))
        return version_item(version)

    def body(self) -> dict[str, Any]:
        """Return what came in; raises :class:`BadRequest`."""
        try:
            body = json_body(self.request)
        except DeserializationError as error:
            raise BadRequest(error.msg) from None
        unknown = sorted(set(body) - KEYS)
        if unknown:
            raise self.refusal(_("Unknown key: ${name}", mapping={"name": unknown[0]}))
        texts = (body.get("version"), body.get("change") or "")
        if not all(isinstance(text, str) for text in texts):
            raise self.refusal(_("Version and change are texts."))
        return body

    def approvals(self, rows: Any) -> list[Approval]:
        """Return rows as the concept's field takes them; raises :class:`BadRequest`."""
        field = getFields(IUsageConcept)["approvals"]
        read = getMultiAdapter((field, self.context, self.request), IFieldDeserializer)
        try:
            return read(rows)
        except (ValidationError, ValueError) as error:
            text = error.doc() if isinstance(error, ValidationError) else str(error)
            raise self.refusal(text) from None

    def refusal(self, message: str) -> BadRequest:
        return BadRequest(translate(message, context=self.request))
