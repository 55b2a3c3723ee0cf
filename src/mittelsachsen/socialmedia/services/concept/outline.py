"""POST ``@usage-concept-outline``: lay a preset over the outline."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.fieldsets.outline import IConceptOutline
from mittelsachsen.socialmedia.document.presets import adopt
from mittelsachsen.socialmedia.document.presets import preset_names
from mittelsachsen.socialmedia.l10n import language_of
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.services import Service
from zExceptions import BadRequest
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.schema import getFields


class UsageConceptOutlinePost(Service):
    """Moves nodes to where the preset has them; no words are lost."""

    def reply(self) -> dict:
        body = json_body(self.request)
        name = body.get("preset")
        if set(body) != {"preset"} or name not in preset_names():
            message = _(
                "Name one preset of: ${names}",
                mapping={"names": ", ".join(preset_names())},
            )
            raise BadRequest(translate(message, context=self.request))
        # A browser asks before it sends JSON across sites, and has no form's token.
        alsoProvides(self.request, IDisableCSRFProtection)
        adopt(self.context, name, language_of(self.request))
        field = getFields(IConceptOutline)["outline"]
        outline = getMultiAdapter((field, self.context, self.request), IFieldSerializer)
        return {
            "@id": f"{self.context.absolute_url()}/@usage-concept-outline",
            "outline": outline(),
        }
