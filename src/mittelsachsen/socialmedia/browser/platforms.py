"""Forms of the platform records, and the way back to what came with the package."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import NAMES
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.platforms.records import TOKEN
from mittelsachsen.socialmedia.platforms.shipped import shipped_platforms
from mittelsachsen.socialmedia.register.uses import PlatformInUse
from mittelsachsen.socialmedia.register.uses import remove_platform
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.autoform.form import AutoExtensibleForm
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form import button
from z3c.form.form import Form
from zExceptions import NotFound
from zope import schema
from zope.i18nmessageid import Message
from zope.schema import getFields
from zope.schema import ValidationError


LIST = "@@socialmedia-controlpanel"


class InvalidToken(ValidationError):
    __doc__ = _("Use lower-case letters, digits and _, a letter first.")


class TakenToken(ValidationError):
    __doc__ = _("There is a platform with this token already.")


def is_new_token(value: str) -> bool:
    """Accept a well-formed token that no record has yet."""
    if not TOKEN.fullmatch(value):
        raise InvalidToken(value)
    if get_platform(value) is not None:
        raise TakenToken(value)
    return True


class INewPlatform(IPlatform):
    """A record and the key under which it is added."""

    token = schema.TextLine(
        title=_("Token"),
        description=_(
            "The name in vocabularies and REST, for example mastodon. It cannot"
            " be changed later."
        ),
        constraint=is_new_token,
    )


class PlatformForm(AutoExtensibleForm, Form):
    """Writes one record and goes back to the list."""

    default_fieldset_label = _("Platform")

    def getContent(self) -> dict:
        return {}

    def save(self, data: dict) -> None:
        save_platform(data.pop("token"), data)

    def back(self) -> None:
        self.request.response.redirect(f"{self.context.absolute_url()}/{LIST}")

    @button.buttonAndHandler(_("Save"), name="save")
    def handle_save(self, action: Any) -> None:
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        self.save(data)
        api.portal.show_message(_("The platform has been saved."), self.request)
        self.back()

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def handle_cancel(self, action: Any) -> None:
        self.back()


class AddPlatformForm(PlatformForm):
    label = _("Add platform")
    schema = INewPlatform
    ignoreContext = True


class EditPlatformForm(PlatformForm):
    """Edits or, with its third button, removes the record named by ``token``."""

    label = _("Edit platform")
    schema = IPlatform

    @property
    def action(self) -> str:
        return f"{self.request.getURL()}?token={self.token}"

    @property
    def token(self) -> str:
        return self.request.form.get("token", "")

    def getContent(self) -> dict:
        platform = get_platform(self.token)
        if platform is None:
            raise NotFound(self.token)
        return {name: getattr(platform, name) for name in NAMES}

    def save(self, data: dict) -> None:
        save_platform(self.token, data)

    buttons = PlatformForm.buttons.copy()
    handlers = PlatformForm.handlers.copy()

    @button.buttonAndHandler(_("Remove"), name="remove")
    def handle_remove(self, action: Any) -> None:
        try:
            remove_platform(self.token)
        except PlatformInUse as error:
            api.portal.show_message(error.message, self.request, "error")
            self.request.response.redirect(self.action)
        else:
            api.portal.show_message(_("The platform has been removed."), self.request)
            self.back()


class AddPlatformView(ControlPanelFormWrapper):
    form = AddPlatformForm


class EditPlatformView(ControlPanelFormWrapper):
    form = EditPlatformForm


class ResetPlatformView(BrowserView):
    """Shows what a record and the one that came with the package have differently.

    A POST gives the record back what it came with, or a removed one back to the site.
    """

    index = ViewPageTemplateFile("platform_reset.pt")

    def __call__(self) -> str:
        self.token = str(self.request.form.get("token", ""))
        shipped = shipped_platforms().get(self.token)
        if shipped is None:
            raise NotFound(self.token)
        self.shipped, self.now = shipped, get_platform(self.token)
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            save_platform(self.token, values_of(shipped))
            message = _("${platform} is as it came with the package.")
            mapping = {"platform": shipped.title}
            api.portal.show_message(Message(message, mapping=mapping), self.request)
            url = f"{self.context.absolute_url()}/{LIST}#platforms"
            return self.request.response.redirect(url)
        return self.index()

    def differences(self) -> list[dict[str, str]]:
        """The fields that differ, with the value of today and the one that came."""
        fields, shipped = getFields(IPlatform), values_of(self.shipped)
        now = values_of(self.now) if self.now else {}
        return [
            {
                "title": fields[name].title,
                "now": words(now.get(name)),
                "shipped": words(value),
            }
            for name, value in shipped.items()
            if now.get(name) != value
        ]


def values_of(platform: Platform) -> dict[str, Any]:
    """Return the values of a record by the names of its fields."""
    return {name: getattr(platform, name) for name in NAMES}


def words(value: Any) -> str:
    """Return a value for people."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)
