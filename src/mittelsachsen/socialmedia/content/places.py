"""Where in a site something is."""

from Acquisition import aq_chain
from typing import Any


def concept_around(context: Any) -> Any:
    """Return the concept in which a place is, itself included, or nothing."""
    # By its type, for the classes of content have forms that ask for this.
    found = (
        each
        for each in aq_chain(context)
        if getattr(each, "portal_type", "") == "UsageConcept"
    )
    return next(found, None)
