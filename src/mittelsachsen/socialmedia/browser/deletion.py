"""What hangs on what is about to be deleted, and what keeps it."""

from mittelsachsen.socialmedia.records.removal import kept_below
from mittelsachsen.socialmedia.records.removal import reason_to_keep
from plone.app.content.browser.contents.delete import DeleteActionView
from plone.app.linkintegrity.browser.info import DeleteConfirmationInfo
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.content import DexterityContent
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DeleteSelected(DeleteActionView):
    """Deletes what is selected in a folder, but for what must stay.

    The stock view goes on after an error, and what is half gone would be stored.
    """

    def action(self, obj: DexterityContent) -> None:
        kept = kept_below(obj)
        if kept:
            self.errors.append(reason_to_keep(kept))
        else:
            super().action(obj)


class ConfirmationInfo(DeleteConfirmationInfo):
    """Adds the records that keep an item to the links that would break."""

    kept_template = ViewPageTemplateFile("deletion.pt")

    def __call__(self, items: list[DexterityContent] | None = None) -> str:
        whole = IPloneSiteRoot.providedBy(self.context)
        asked = items or ([] if whole else [self.context])
        self.kept = [record for item in asked for record in kept_below(item)]
        links = super().__call__(items) or ""
        return self.kept_template() + links
