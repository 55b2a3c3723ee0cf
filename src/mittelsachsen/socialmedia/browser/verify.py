"""Is this account ours? The page for citizens."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.addresses.accounts import NoAddressError
from mittelsachsen.socialmedia.register.verify import AccountVerdict
from mittelsachsen.socialmedia.register.verify import check_account
from Products.Five import BrowserView


HEADINGS = {
    "official": _("Yes, this account is ours"),
    "former": _("This account was ours"),
    "unknown": _("We do not know this account"),
}
STYLES = {"official": "success", "former": "warning", "unknown": "danger"}


class VerifyAccountView(BrowserView):
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

    def heading(self, verdict: str) -> str:
        return HEADINGS[verdict]

    def style(self, verdict: str) -> str:
        return f"alert alert-{STYLES[verdict]}"
