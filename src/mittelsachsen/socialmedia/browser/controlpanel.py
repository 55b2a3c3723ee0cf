"""The control panel: settings, and the list of platform records."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.platforms.interfaces import IPlatform
from mittelsachsen.socialmedia.platforms.records import delete_platform
from mittelsachsen.socialmedia.platforms.records import get_platform
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import NAMES
from mittelsachsen.socialmedia.platforms.records import save_platform
from mittelsachsen.socialmedia.platforms.records import TOKEN
from mittelsachsen.socialmedia.reminders.outbox import last_run
from mittelsachsen.socialmedia.reminders.outbox import ledger
from mittelsachsen.socialmedia.reminders.outbox import OPEN
from mittelsachsen.socialmedia.settings import ISocialMediaSettings
from mittelsachsen.socialmedia.settings import PREFIX
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.autoform.form import AutoExtensibleForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from z3c.form import button
from z3c.form.form import Form
from zExceptions import NotFound
from zope import schema
from zope.schema import ValidationError


VIEW = "@@socialmedia-controlpanel"
# What became of reminders; enough to see what is wrong.
ROWS = 50
OUTCOMES = {
    "claimed": _("is being sent"),
    "sent": _("sent"),
    "failed": _("not sent"),
    "refused": _("refused"),
    "passed_on": _("refused, sent to the other address"),
    "unknown": _("not known whether it was sent"),
    "no_recipient": _("no recipient"),
}


class SettingsForm(RegistryEditForm):
    schema = ISocialMediaSettings
    schema_prefix = PREFIX
    label = _("Social media")


class SettingsView(ControlPanelFormWrapper):
    form = SettingsForm
    index = ViewPageTemplateFile("controlpanel.pt")

    def last_run(self) -> dict | None:
        """What the last run of the reminders did."""
        return last_run(api.portal.get())

    def ledger(self) -> list[dict]:
        """What became of each reminder, by concept and person."""
        return [
            {
                "time": entry.time[:16].replace("T", " "),
                "outcome": OUTCOMES[entry.state],
                "title": entry.title,
                "address": entry.address,
                "reason": entry.reason,
                # Entries of earlier versions know no concept.
                "again": entry.concept if entry.state in OPEN else "",
            }
            for _key, entry in ledger(api.portal.get())[:ROWS]
        ]

    def platforms(self) -> list:
        """The records, sorted by title."""
        return sorted(get_platforms().values(), key=lambda item: item.title.lower())


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

    def getContent(self) -> dict:
        return {}

    def save(self, data: dict) -> None:
        save_platform(data.pop("token"), data)

    def back(self) -> None:
        self.request.response.redirect(f"{self.context.absolute_url()}/{VIEW}")

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
        delete_platform(self.token)
        api.portal.show_message(_("The platform has been removed."), self.request)
        self.back()


class AddPlatformView(ControlPanelFormWrapper):
    form = AddPlatformForm


class EditPlatformView(ControlPanelFormWrapper):
    form = EditPlatformForm
