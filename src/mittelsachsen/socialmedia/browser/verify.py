"""Is this account ours? The page for citizens."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import NoAddressError
from mittelsachsen.socialmedia.content.rows import AlternativeContact
from mittelsachsen.socialmedia.document.glance import Glance
from mittelsachsen.socialmedia.document.glance import glances
from mittelsachsen.socialmedia.document.html import BlockMacros
from mittelsachsen.socialmedia.due.overview import find_concepts
from mittelsachsen.socialmedia.register.verify import AccountVerdict
from mittelsachsen.socialmedia.register.verify import channels_beside
from mittelsachsen.socialmedia.register.verify import check_account
from mittelsachsen.socialmedia.register.verify import UNKNOWN
from Products.Five import BrowserView


HEADINGS = {
    "official": _("Yes, this account is ours"),
    "former": _("This account was ours"),
    "unknown": _("We do not know this account"),
}
STYLES = {"official": "success", "former": "warning", "unknown": "danger"}
ICONS = {
    "official": "check-circle-fill",
    "former": "clock-history",
    "unknown": "question-circle-fill",
}


class VerifyAccountView(BlockMacros, BrowserView):
    """A form that works without JavaScript, and its answer."""

    label = _("Is this account ours?")
    error = ""
    verdict: AccountVerdict | None = None

    def __call__(self) -> str:
        self.url = str(self.request.form.get("url", "")).strip()
        if self.url:
            try:
                self.verdict = check_account(self.url)
            except NoAddressError:
                self.error = _(
                    "Enter the complete address of an account, for example"
                    " https://www.facebook.com/example, or @name@server."
                )
        return self.index()

    def answer(self, verdict: str) -> str:
        return HEADINGS[verdict]

    def style(self, verdict: str) -> str:
        return f"alert alert-{STYLES[verdict]} socialmedia-answer"

    def icon_name(self, verdict: str) -> str:
        return ICONS[verdict]

    def channels(self) -> list[Glance]:
        """The channels of the account, or else ours on the same platform."""
        if self.verdict is None:
            return []
        return glances(self.verdict.brains or channels_beside(self.verdict.url))

    def is_unknown(self) -> bool:
        return self.verdict is not None and self.verdict.verdict == UNKNOWN

    def contacts(self) -> list[AlternativeContact]:
        """Whom to tell of an account that only claims to be ours: the first body."""
        for concept in find_concepts():
            if rows := concept.socialmedia["alternative_contact"]:
                return rows
        return []
