"""The expandable component ``social-media-channels``."""

from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.register.channels import find_channels
from mittelsachsen.socialmedia.register.channels import ItemBuilder
from mittelsachsen.socialmedia.tolerance import passing_over
from plone.dexterity.content import DexterityContent
from plone.restapi.interfaces import IExpandableElement
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from ZPublisher.HTTPRequest import HTTPRequest


NAME = "social-media-channels"
SIZE = 25


@implementer(IExpandableElement)
@adapter(Interface, IBrowserLayer)
class ChannelsComponent:
    """The first channels below a concept or the site; a link until expanded."""

    def __init__(self, context: DexterityContent, request: HTTPRequest):
        self.context = context
        self.request = request

    def __call__(self, expand: bool = False) -> dict:
        result: dict[str, Any] = {"@id": f"{self.context.absolute_url()}/@{NAME}"}
        if expand:
            brains = find_channels(self.context)
            build = ItemBuilder(language_of(self.request))
            result["items"] = list(passing_over(build, brains[:SIZE]))
            result["items_total"] = len(brains)
        return {NAME: result}
