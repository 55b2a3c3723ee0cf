"""What the GET services have in common: their parameters and batches."""

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Sequence
from plone.restapi.batching import HypermediaBatch
from zExceptions import BadRequest


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
        if not isinstance(value, str) or not value.isascii() or not value.isdigit():
            raise BadRequest(f"{name} must be a whole number.")
        # No more digits than numbers of channels can have: parsing them is work.
        if len(value) > 9:
            raise BadRequest(f"{name} is too large.")
        if int(value) < least or (most is not None and int(value) > most):
            raise BadRequest(f"{name} must be from {least} to {most}.")


def batched(request, results: Sequence, build: Callable[..., dict]) -> dict:
    """Return one batch of results as plone.restapi's calls do.

    ``build`` makes an item of a result.
    """
    batch = HypermediaBatch(request, results)
    answer = {
        "@id": batch.canonical_url,
        "items": [build(result) for result in batch],
        "items_total": batch.items_total,
    }
    if batch.links:
        answer["batching"] = batch.links
    return answer
