"""What the GET services have in common: their parameters and batches."""

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Mapping
from collections.abc import Sequence
from mittelsachsen.socialmedia.paging import number_of
from mittelsachsen.socialmedia.tolerance import passing_over
from plone.restapi.batching import HypermediaBatch
from typing import Any
from zExceptions import BadRequest
from ZPublisher.HTTPRequest import HTTPRequest


MAX_SIZE = 500


def refuse_unknown(form: dict, known: Container[str]) -> None:
    """Raise :class:`BadRequest` for a parameter that a service does not have."""
    for name in sorted(form):
        if name not in known:
            raise BadRequest(f"Unknown parameter: {name}")


def check_batch(form: dict) -> None:
    """Raise :class:`BadRequest` for a batch that cannot be."""
    for name, least, most in (("b_start", 0, None), ("b_size", 1, MAX_SIZE)):
        value = form.get(name)
        if value is None:
            continue
        try:
            number = number_of(value)
        except ValueError:
            raise BadRequest(f"{name} must be a whole number.") from None
        if number < least or (most is not None and number > most):
            raise BadRequest(f"{name} must be from {least} to {most}.")


def batched(
    request: HTTPRequest,
    results: Sequence,
    build: Callable[[Any], Mapping[str, object]],
) -> dict:
    """Return one batch of results as plone.restapi's calls do.

    ``build`` makes an item of a result, which has a ``UID``.
    """
    batch = HypermediaBatch(request, results)
    answer = {
        "@id": batch.canonical_url,
        "items": list(passing_over(build, batch)),
        "items_total": batch.items_total,
    }
    if batch.links:
        answer["batching"] = batch.links
    return answer
