"""The usage concept of the Landkreis Mittelsachsen of May 2018, as example content.

``examplecontent`` has it in the format of plone.exportimport. Facts, names, numbers and
the order of sections are those of the document; what it lacks, such as an impact
assessment or an evaluation record, stays empty.
"""

from collections.abc import Iterator
from pathlib import Path
from plone import api
from plone.exportimport.importers.content import ContentImporter
from plone.exportimport.utils.content import object_from_uid
from Products.GenericSetup.tool import SetupTool


EXAMPLES = Path(__file__).parent / "examplecontent"


class NewContentImporter(ContentImporter):
    """Adds what is not there; what is there, changed, moved or renamed, stays as is."""

    # An installation that fails leaves nothing behind: its caller commits.
    intermediate_commits = False

    def all_objects(self) -> Iterator[dict]:
        """Return the data of what is missing, each looked for when its turn comes."""
        for item in super().all_objects():
            if not self._is_there(item):
                # With its UID from birth, no index keeps one that is replaced later.
                yield {**item, "factory_kwargs": {"_plone.uuid": item["UID"]}}

    def _is_there(self, item: dict) -> bool:
        if object_from_uid(item["UID"]):
            return True
        *parents, name = item["@id"].strip("/").split("/")
        container = self.site.unrestrictedTraverse(parents, ())
        return name in container


def create(tool: SetupTool) -> None:
    """Create what is not there yet; a second run changes nothing.

    Only content is imported: the importers of relations and of modification dates
    would write to everything that the site has.
    """
    NewContentImporter(api.portal.get()).import_data(EXAMPLES)
