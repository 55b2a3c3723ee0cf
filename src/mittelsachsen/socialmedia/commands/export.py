"""``socialmedia-export``: a concept with all it holds, to be kept for ever."""

import bagit
from functools import partial
from mittelsachsen.socialmedia.commands.archive import files_of
from mittelsachsen.socialmedia.commands.program import MISUSE
from mittelsachsen.socialmedia.commands.program import parser_of
from mittelsachsen.socialmedia.commands.program import run
from mittelsachsen.socialmedia.commands.program import Voice
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from pathlib import Path
from Products.CMFPlone.Portal import PloneSite
import shutil
from tempfile import TemporaryDirectory


CODES = {0: "the archive is written", MISUSE: "no such site or concept, or no place"}


def main(arguments: list[str] | None = None) -> int:
    """Return one of :data:`CODES`."""
    parser = parser_of(
        "socialmedia-export",
        "Write a concept with all it holds as one archive that needs no Plone: HTML,"
        " PDF, JSON, CSV and files, as a bag (RFC 8493) in a ZIP file.",
        CODES,
    )
    parser.add_argument("concept", help="path of the concept: /Plone/nutzungskonzept")
    parser.add_argument("archive", type=Path, help="the file to write: concept.zip")
    options = parser.parse_args(arguments)
    if options.archive.suffix != ".zip":
        parser.error("the archive's name must end with .zip")
    site, _slash, path = options.concept.strip("/").partition("/")
    return run(options, site, partial(write, path, options.archive))


def write(path: str, archive: Path, portal: PloneSite, voice: Voice) -> int:
    """Write the archive, say where it is, and return the exit status."""
    concept = portal.unrestrictedTraverse(path, None) if path else None
    if concept is None or not IUsageConcept.providedBy(concept):
        return voice.refuse(f"There is no usage concept at {path}.")
    if archive.exists():
        return voice.refuse(f"{archive} is there already.")
    with TemporaryDirectory() as folder:
        bag = Path(folder) / archive.stem
        count = 0
        for name, data in files_of(concept, portal.REQUEST):
            file = bag / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            count += 1
        about = {
            "Source-Organization": concept.controller_name or portal.title,
            "External-Description": concept.title,
            "External-Identifier": concept.absolute_url(),
        }
        bagit.make_bag(str(bag), about, checksums=["sha256"])
        try:
            shutil.make_archive(str(archive.with_suffix("")), "zip", folder, bag.name)
        except OSError as error:
            return voice.refuse(f"{archive} cannot be written: {error}")
    voice.tell(f"{count} files are in {archive}.")
    voice.answer({"archive": str(archive), "files": count})
    return 0
