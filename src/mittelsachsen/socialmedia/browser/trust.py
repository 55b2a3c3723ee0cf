"""``trust.txt`` on the site root, and where programs look for it first (RFC 8615)."""

from mittelsachsen.socialmedia.register.trust import NAME
from mittelsachsen.socialmedia.register.trust import site_trust
from mittelsachsen.socialmedia.validators import validated
from Products.Five import BrowserView
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from ZPublisher.HTTPRequest import HTTPRequest


class TrustView(BrowserView):
    """The accounts of the site for programs, with validators."""

    def __call__(self) -> bytes:
        body = site_trust().encode()
        return validated(self.request, body, "text/plain; charset=utf-8")


@implementer(IPublishTraverse)
class WellKnown(BrowserView):
    """``/.well-known/``, where nothing but this file is ours."""

    def publishTraverse(self, request: HTTPRequest, name: str) -> TrustView:
        if name != NAME:
            raise NotFound(self.context, name, request)
        return getMultiAdapter((self.context, request), name=NAME)

    def __call__(self) -> None:
        raise NotFound(self.context, self.__name__, self.request)
