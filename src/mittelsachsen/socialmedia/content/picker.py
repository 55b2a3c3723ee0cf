"""The picker of items to which a field relates."""

from mittelsachsen.socialmedia.content.places import concept_around
from plone import api
from plone.app.z3cform.widgets.contentbrowser import ContentBrowserWidget
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.interface import implementer
from zope.schema.interfaces import IField
from ZPublisher.HTTPRequest import HTTPRequest


class PickerWidget(ContentBrowserWidget):
    """Plone's own, which asks for items by the catalog.

    The vocabulary of a field says which items are allowed, and the catalog's is the one
    that everybody who edits may search on any page.
    """

    def update(self) -> None:
        super().update()
        self.vocabulary = "plone.app.vocabularies.Catalog"

    def get_pattern_options(self) -> dict[str, Any]:
        """Return the stock options; the list opens with what this concept holds.

        Where nothing of the kind is in it, the list is that of the whole site, as it is
        for whoever enters a word.
        """
        options = super().get_pattern_options()
        concept = concept_around(self.context)
        near = concept is not None and api.content.find(
            concept, depth=1, portal_type=options["selectableTypes"]
        )
        if near:
            options["basePath"] = "/".join(concept.getPhysicalPath())
        options["mode"] = "browse" if near else "search"
        return options


@implementer(IFieldWidget)
def PickerFieldWidget(field: IField, request: HTTPRequest) -> PickerWidget:
    """Return the widget of a relation."""
    return FieldWidget(field, PickerWidget(request))
