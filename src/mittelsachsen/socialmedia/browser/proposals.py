"""What the address of an account tells, for the script of the form."""

from functools import partial
import json
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.proposals import proposals
from mittelsachsen.socialmedia.content.proposals import titles_in
from Products.Five import BrowserView
from zope.i18n import translate


class AccountProposals(BrowserView):
    """The proposals for one address as JSON: values by field, and a sentence."""

    def __call__(self) -> str:
        address = str(self.request.form.get("account_url", ""))
        values = proposals({"account_url": address}, partial(titles_in, self.context))
        said = (
            _("Filled in from the address. Change what does not fit.")
            if "platform" in values
            else _("This address belongs to no platform that is known: choose one.")
        )
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Cache-Control", "no-store")
        said = translate(said, context=self.request)
        return json.dumps({"values": values, "said": said})
