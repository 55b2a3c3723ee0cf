"""What the GET services have in common: their parameters and batches."""

from collections.abc import Callable
from collections.abc import Container
from collections.abc import Sequence
from plone.restapi.batching import HypermediaBatch
from zExceptions import BadRequest


def refuse_unknown(form: dict, known: Container[str]) -> None:
    """Raise :class:`BadRequest` for a parameter that a service does not have."""
    for name in sorted(form):
        if name not in known:
            raise BadRequest(f"Unknown parameter: {name}")


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
