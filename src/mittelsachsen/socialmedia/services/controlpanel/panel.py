"""The control panel over REST: settings, and one child per platform record.

``@controlpanels/socialmedia`` reads and changes the settings and lists the
platforms; ``@controlpanels/socialmedia/TOKEN`` is one record.
"""

from AccessControl import getSecurityManager
from collections.abc import Sequence
from datetime import date
from mittelsachsen.socialmedia.checks.site import IPanelSettings
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.permissions import MANAGE_SETTINGS
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import NAMES
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.platforms.records import TOKEN
from mittelsachsen.socialmedia.register.uses import PlatformInUse
from mittelsachsen.socialmedia.register.uses import remove_platform
from mittelsachsen.socialmedia.settings import PREFIX
from mittelsachsen.socialmedia.values import read_lines
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.restapi.controlpanels.interfaces import IControlpanel
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.controlpanels import ControlpanelSerializeToJson
from plone.restapi.serializer.converters import json_compatible
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import adapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import getFields
from zope.schema import ValidationError
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IField


class ISocialMediaPanel(IControlpanel):
    """Marks the add-on's panel, for its serializer."""


@adapter(Interface, IBrowserLayer)
@implementer(ISocialMediaPanel)
class SocialMediaPanel(RegistryConfigletPanel):
    schema = IPanelSettings
    schema_prefix = PREFIX
    configlet_id = "mittelsachsen-socialmedia"
    configlet_category_id = "Products"

    def platform(self, token: str) -> dict:
        """Return one record as JSON; raises :class:`NotFound`."""
        record = get_platform(token)
        if record is None:
            raise NotFound(token)
        data = {name: json_compatible(getattr(record, name)) for name in NAMES}
        url = f"{self.context.absolute_url()}/@controlpanels/socialmedia/{token}"
        return {"@id": url, "token": token, **data}

    def get(self, names: Sequence[str]) -> dict:
        self.authorize()
        return self.platform(names[0])

    def add(self, names: Sequence[str]) -> dict:
        self.authorize()
        data = json_body(self.request)
        token = data.pop("token", None)
        if not isinstance(token, str) or not TOKEN.fullmatch(token):
            raise BadRequest("token must be lower-case letters, digits and _")
        if get_platform(token) is not None:
            raise BadRequest(f"There is a platform {token} already.")
        if not data.get("title"):
            raise BadRequest("title is required")
        self.save(token, data)
        return self.platform(token)

    def update(self, names: Sequence[str]) -> None:
        self.authorize()
        self.platform(names[0])
        data = json_body(self.request)
        data.pop("token", None)
        self.save(names[0], data)

    def delete(self, names: Sequence[str]) -> None:
        self.authorize()
        self.platform(names[0])
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            remove_platform(names[0])
        except PlatformInUse as error:
            message = translate(error.message, context=self.request)
            raise BadRequest(message) from None

    def authorize(self) -> None:
        """Ask for the panel's own permission; the service asks for Plone's only."""
        if not getSecurityManager().checkPermission(MANAGE_SETTINGS, self.context):
            raise Unauthorized("socialmedia")

    def save(self, token: str, data: dict) -> None:
        """Write valid data; raises :class:`BadRequest` with one error per field."""
        values: dict[str, Any] = {}
        errors: list[dict[str, str]] = []
        fields = getFields(IPlatform)
        for name, value in data.items():
            if name.startswith("@"):
                continue
            try:
                if name not in fields:
                    raise ValueError("Unknown field")
                values[name] = self.convert(fields[name], value)
            except ValidationError as error:
                errors.append({"field": name, "message": error.doc()})
            except ValueError as error:
                errors.append({"field": name, "message": str(error)})
        if errors:
            raise BadRequest(
                [
                    {
                        "error": "ValidationError",
                        "field": entry["field"],
                        "message": translate(entry["message"], context=self.request),
                    }
                    for entry in errors
                ]
            )
        alsoProvides(self.request, IDisableCSRFProtection)
        save_platform(token, values)

    def convert(self, field: IField, value: Any) -> Any:
        field = field.bind(self.context)
        if IDate.providedBy(field) and isinstance(value, str):
            value = date.fromisoformat(value)
        elif ICollection.providedBy(field) and isinstance(value, list):
            return read_lines(field, value)
        if value is None and not field.required:
            return field.missing_value
        field.validate(value)
        return value


@implementer(ISerializeToJson)
@adapter(ISocialMediaPanel)
class PanelSerializer(ControlpanelSerializeToJson):
    """The settings as Plone serializes them, and the list of platforms."""

    def __call__(self) -> dict:
        self.controlpanel.authorize()
        result = super().__call__()
        result["items"] = [
            self.controlpanel.platform(token) for token in sorted(get_platforms())
        ]
        return result
