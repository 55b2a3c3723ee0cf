"""GET ``@usage-concept``."""

from mittelsachsen.socialmedia.document.item import document_of
from mittelsachsen.socialmedia.document.versions import find_version
from mittelsachsen.socialmedia.document.versions import read_document
from mittelsachsen.socialmedia.document.versions import version_items
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from typing import Any
from zExceptions import NotFound


class UsageConceptGet(ConditionalService):
    """The document as its page shows it to the caller, or a version as it was."""

    def reply(self) -> dict[str, Any]:
        form = self.request.form
        refuse_unknown(form, frozenset({"version"}))
        if "version" not in form:
            document = document_of(self.context, self.request)
            return {**document, "versions": version_items(self.context)}
        version = find_version(self.context, str(form["version"]))
        if version is None:
            raise NotFound(self.context, str(form["version"]), self.request)
        return read_document(version)
