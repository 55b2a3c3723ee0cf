"""The document as PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), in one file.

A document is set by typst, of which the program is always the same: ``document.typ``.
All that bodies write is data that it reads, and never markup. It is the extra ``[pdf]``
of the package, so modules outside ask :func:`is_installed` before they import others
of this room.
"""

from importlib.util import find_spec


def is_installed() -> bool:
    """Tell whether the packages of the extra are there."""
    return all(map(find_spec, ("typst", "pikepdf")))
