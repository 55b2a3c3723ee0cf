"""GET ``@social-media-account``."""

from mittelsachsen.socialmedia.addresses.accounts import NoAddressError
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.register.verify import check_account
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from urllib.parse import urlencode
from zExceptions import BadRequest
from zope.i18n import translate


class AccountGet(ConditionalService):
    """Is the account at ``url`` ours?"""

    def reply(self) -> dict:
        """Return the verdict.

        Raises :class:`BadRequest` where ``url`` is missing or no address.
        """
        form = self.request.form
        refuse_unknown(form, {"url"})
        url = form.get("url")
        if not isinstance(url, str) or not url.strip():
            raise BadRequest("Give one address as url.")
        try:
            found = check_account(url)
        except NoAddressError:
            raise BadRequest(f"Not a web address: {url}") from None
        build = ItemBuilder(language_of(self.request))
        address = f"{self.context.absolute_url()}/@social-media-account"
        return {
            "@id": f"{address}?{urlencode({'url': url})}",
            "url": found.url,
            "canonical": found.canonical,
            "verdict": found.verdict,
            "reason": translate(found.reason, context=self.request),
            "items": [build(brain) for brain in found.brains],
        }
