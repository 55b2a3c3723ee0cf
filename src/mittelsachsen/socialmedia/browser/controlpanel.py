"""The control panel: settings, platform records, and what became of reminders."""

from datetime import date
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.health import all_signs
from mittelsachsen.socialmedia.health import needs_upgrade
from mittelsachsen.socialmedia.health import Sign
from mittelsachsen.socialmedia.l10n import as_of_words
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.platforms.records import get_platforms
from mittelsachsen.socialmedia.platforms.records import Platform
from mittelsachsen.socialmedia.platforms.shipped import shipped_platforms
from mittelsachsen.socialmedia.register.uses import channels_on
from mittelsachsen.socialmedia.reminders.outbox import last_run
from mittelsachsen.socialmedia.reminders.outbox import ledger
from mittelsachsen.socialmedia.reminders.outbox import OPEN
from mittelsachsen.socialmedia.settings import get_settings
from mittelsachsen.socialmedia.settings import ISocialMediaSettings
from mittelsachsen.socialmedia.settings import PREFIX
from plone import api
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


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
    default_fieldset_label = _("Dates")

    def getContent(self) -> ISocialMediaSettings:
        """Settings that came with new code have no record before the upgrade."""
        return get_settings()


class SettingsView(ControlPanelFormWrapper):
    form = SettingsForm
    index = ViewPageTemplateFile("controlpanel.pt")

    def needs_upgrade(self) -> bool:
        """Tell whether the code is newer than the site; then nothing can be saved."""
        return needs_upgrade()

    def health(self) -> list[Sign]:
        """How the add-on is; with ``full`` in the address, of all content."""
        return all_signs(self.context, "full" in self.request.form)

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

    def day(self, day: date | None) -> str:
        return as_of_words(day, "day", language_of(self.request))

    def platforms(self) -> list[dict[str, Any]]:
        """The records by title, each with how it came and how many channels use it."""
        return [
            {
                "platform": platform,
                "shipped": shipped_platforms().get(platform.token),
                "uses": len(channels_on(platform.token)),
            }
            for platform in sorted(get_platforms().values(), key=by_title)
        ]

    def removed(self) -> list[Platform]:
        """The records that came with the package and are no more."""
        known = get_platforms()
        shipped = shipped_platforms().values()
        gone = (each for each in shipped if each.token not in known)
        return sorted(gone, key=by_title)


def by_title(platform: Platform) -> str:
    return platform.title.lower()
