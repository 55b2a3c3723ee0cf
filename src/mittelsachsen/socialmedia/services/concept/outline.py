"""POST ``@usage-concept-outline``: lay a preset over the outline."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.fieldsets.outline import IConceptOutline
from mittelsachsen.socialmedia.content.outline import Node
from mittelsachsen.socialmedia.document.presets import adopt
from mittelsachsen.socialmedia.document.presets import preset_names
from mittelsachsen.socialmedia.l10n import language_of
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.services import Service
from typing import TypedDict
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.schema import getFields


OutlineAnswer = TypedDict("OutlineAnswer", {"@id": str, "outline": list[Node]})


class UsageConceptOutlinePost(Service):
    """Moves nodes to where the preset has them; no words are lost."""

    def reply(self) -> OutlineAnswer:
        name = self.preset()
        # A browser asks before it sends JSON across sites, and has no form's token.
        alsoProvides(self.request, IDisableCSRFProtection)
        adopt(self.context, name, language_of(self.request))
        field = getFields(IConceptOutline)["outline"]
        outline = getMultiAdapter((field, self.context, self.request), IFieldSerializer)
        return {
            "@id": f"{self.context.absolute_url()}/@usage-concept-outline",
            "outline": outline(),
        }

    def preset(self) -> str:
        """Return the name that came in; raises :class:`BadRequest`."""
        names = preset_names()
        try:
            body = json_body(self.request)
        except DeserializationError as error:
            raise BadRequest(error.msg) from None
        if set(body) != {"preset"} or body["preset"] not in names:
            mapping = {"names": ", ".join(names)}
            message = _("Name one preset of: ${names}", mapping=mapping)
            raise BadRequest(translate(message, context=self.request))
        return body["preset"]
