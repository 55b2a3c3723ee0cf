"""Concept, channels and persons go public together; who stays hidden is said."""

from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.content.publishing import is_published
from mittelsachsen.socialmedia.content.publishing import parts_of
from mittelsachsen.socialmedia.content.publishing import publish
from mittelsachsen.socialmedia.content.publishing import way_out
from mittelsachsen.socialmedia.content.visibility import is_public
from mittelsachsen.socialmedia.permissions import VIEW_CHECKS
from plone import api
from plone.app.layout.viewlets import ViewletBase
from plone.dexterity.content import DexterityContent
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.CMFCore.permissions import ReviewPortalContent
from Products.Five import BrowserView
from typing import Any
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


PAGE = "@@publish-together"
# So many names are said; nobody reads more in a sentence.
NAMED = 10


def names(items: list[DexterityContent]) -> str:
    """Return the titles of items as one line."""
    shown = [item.title for item in items[:NAMED]]
    return ", ".join([*shown, *(["…"] if len(items) > NAMED else [])])


def state_title(item: DexterityContent, request: HTTPRequest) -> str:
    """Return what the workflow calls the state of an item, as people read it."""
    tool = api.portal.get_tool("portal_workflow")
    name = api.content.get_state(item, default="")
    title = tool.getTitleForStateOnType(name, item.portal_type)
    return translate(title, domain="plone", context=request)


class PublishTogether(BrowserView):
    """Lists what belongs together; a POST publishes what is ticked."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            return self.take()
        return self.index()

    @memoize
    def parts(self) -> list[dict[str, Any]]:
        types = api.portal.get_tool("portal_types")
        return [
            {
                "uid": item.UID(),
                "title": item.title,
                "url": item.absolute_url(),
                "type": types.getTypeInfo(item).Title(),
                "state": state_title(item, self.request),
                "published": is_published(item),
                "possible": way_out(item) is not None,
            }
            for item in parts_of(self.context)
        ]

    def left(self) -> int:
        """How many the user may publish now."""
        return sum(not each["published"] and each["possible"] for each in self.parts())

    def take(self) -> str:
        ticked = self.request.form.get("uids", [])
        ticked = [ticked] if isinstance(ticked, str) else ticked
        parts = parts_of(self.context)
        done = publish([item for item in parts if item.UID() in ticked])
        said = _("${number} items are published.", mapping={"number": len(done)})
        api.portal.show_message(said, self.request, "info" if done else "warning")
        hidden = [item for item in parts if not is_public(item)]
        if hidden:
            said = _("Visitors do not see: ${names}", mapping={"names": names(hidden)})
            api.portal.show_message(said, self.request, "warning")
        self.request.response.redirect(self.context.absolute_url())
        return ""


class HiddenViewlet(ViewletBase):
    """Tells editors on a concept what of it visitors do not see."""

    def update(self) -> None:
        super().update()
        concept = self.context
        self.draft = not is_published(concept)
        inside = [item for item in parts_of(concept)[1:] if not is_published(item)]
        self.hidden = "" if self.draft else names(inside)
        may = api.user.has_permission
        url = concept.absolute_url()
        self.publish = f"{url}/{PAGE}" if may(ReviewPortalContent, obj=concept) else ""
        self.checks = f"{url}/@@checks" if may(VIEW_CHECKS, obj=concept) else ""
        self.outline = f"{url}/@@outline"
