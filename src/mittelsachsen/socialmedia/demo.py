"""The usage concept of the Landkreis Mittelsachsen of May 2018, as example content.

``examplecontent`` has it in the format of plone.exportimport. Facts, names, numbers and
the order of sections are those of the document; what it lacks, such as an impact
assessment or an evaluation record, stays empty.
"""

from collections.abc import Iterator
from mittelsachsen.socialmedia.setuphandlers import VIDEO_VIEW
from mittelsachsen.socialmedia.text import rich
from pathlib import Path
from plone import api
from plone.exportimport.importers.content import ContentImporter
from plone.exportimport.utils.content import object_from_uid
from Products.CMFPlone.Portal import PloneSite
from Products.GenericSetup.tool import SetupTool
from zope.i18n import translate


EXAMPLES = Path(__file__).parent / "examplecontent"
# The front page that Plone makes says so in its description.
WELCOME = "Congratulations! You have successfully installed Plone."


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
    portal = api.portal.get()
    NewContentImporter(portal).import_data(EXAMPLES)
    if _is_untouched(portal):
        portal.text = rich((EXAMPLES / "frontpage.html").read_text("utf-8"))
        portal.description = ""
        portal.setLayout(VIDEO_VIEW)
        portal.reindexObject()


def _is_untouched(portal: PloneSite) -> bool:
    """Tell whether the site has no front page, or still the one that Plone makes."""
    if portal.getDefaultPage() or portal.getProperty("layout"):
        return False
    welcome = translate(
        "front-description",
        "plonefrontpage",
        default=WELCOME,
        target_language=api.portal.get_default_language(),
    )
    return portal.description == welcome or not (portal.text or portal.description)
