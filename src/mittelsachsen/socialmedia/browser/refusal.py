"""What people and programs read where an approved record would change or go."""

import json
from mittelsachsen.socialmedia import _
from plone.rest.interfaces import IAPIRequest
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


class RefusalView(BrowserView):
    """The reason: as a page for people, as JSON for all others."""

    index = ViewPageTemplateFile("refusal.pt")

    def __call__(self) -> str:
        self.message = self.reason()
        # Exceptions have no place in the site; the template needs one.
        self.context = self.__parent__
        request, response = self.request, self.request.response
        # Zope would look the status up by the name of the class.
        response.setStatus(403, lock=1)
        html = "text/html" in (request.getHeader("Accept") or "")
        if html and not IAPIRequest.providedBy(request):
            return self.index()
        response.setHeader("Content-Type", "application/json")
        return json.dumps({"type": "Forbidden", "message": self.message})

    def reason(self) -> str:
        return str(self.context)


class NotCopiedView(RefusalView):
    """Copying and moving that is not allowed, which plone.restapi has no answer for."""

    def reason(self) -> str:
        message = _("This item must not be copied or moved.")
        return translate(message, context=self.request)
