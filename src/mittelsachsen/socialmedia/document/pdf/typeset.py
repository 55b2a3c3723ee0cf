"""typst, with nothing but what it is given."""

from collections.abc import Collection
from collections.abc import Mapping
from datetime import datetime
from datetime import timezone
from functools import cache
from functools import lru_cache
import json
from pathlib import Path
from tempfile import TemporaryDirectory
import typst


PROGRAM = Path(__file__).with_name("document.typ").read_bytes()
# Of some milliseconds each.
MOST_ATTEMPTS = 200
# Each between two letters: some are read only there, and none is joined with another.
CHARACTERS = b"""#set document(title: "-")
#json("characters.json").map(each => "a" + each + "b").join(parbreak())"""
PICTURE = b"""#set document(title: "-")
#image("picture", alt: "-")"""


@cache
def _fonts() -> typst.Fonts:
    """Return the wheel's fonts, and the system's for letters that those lack."""
    return typst.Fonts()


def typeset(program: bytes, files: Mapping[str, bytes], made: datetime) -> bytes:
    """Return the PDF that a program makes of files; the same for the same input.

    Nothing but these files can be read, not even by a picture that names others. typst
    refuses what would be inaccessible or could not be kept: ``TypstError``.
    """
    with TemporaryDirectory() as folder:
        for name, data in {**files, "main.typ": program}.items():
            Path(folder, name).write_bytes(data)
        return typst.compile(
            f"{folder}/main.typ",
            root=folder,
            font_paths=_fonts(),
            format="pdf",
            pdf_standards=["ua-1", "a-3a"],
            timestamp=int(made.timestamp()),
        )


def is_picture(data: bytes) -> bool:
    """Tell whether an image can be printed."""
    return _is_set(PICTURE, {"picture": data})


@lru_cache(maxsize=256)
def unprintable(characters: frozenset[str]) -> frozenset[str]:
    """Return those of some characters that no font at hand has, or no PDF may.

    Halves are tried until it is known of each. A text in a script without a font has
    more than can be tried in time: then what is left, the highest, counts as lost.
    """
    lost: set[str] = set()
    groups = [sorted(characters)] if characters else []
    for _attempt in range(MOST_ATTEMPTS):
        if not groups:
            break
        group = groups.pop()
        if _are_printed(group):
            continue
        if len(group) == 1:
            lost.update(group)
        else:
            middle = len(group) // 2
            groups += [group[middle:], group[:middle]]
    return frozenset(lost.union(*groups))


def _are_printed(characters: Collection[str]) -> bool:
    return _is_set(
        CHARACTERS, {"characters.json": json.dumps(sorted(characters)).encode()}
    )


def _is_set(program: bytes, files: Mapping[str, bytes]) -> bool:
    try:
        typeset(program, files, datetime.fromtimestamp(0, timezone.utc))
    except typst.TypstError:
        return False
    return True
