"""Where a batch begins, from the parameters of an address."""

from collections.abc import Mapping
from typing import Any


# No list is longer; reading more digits would only be work.
DIGITS = 9


def number_of(value: Any) -> int:
    """Return a whole number of ASCII digits; raises ``ValueError`` for all else."""
    if not isinstance(value, str) or not value.isascii() or not value.isdigit():
        raise ValueError(value)
    if len(value) > DIGITS:
        raise ValueError(value[: DIGITS + 1])
    return int(value)


def start_of(form: Mapping[str, Any]) -> int:
    """Return ``b_start`` of a page's address; the beginning where it is none."""
    try:
        return number_of(form.get("b_start", "0"))
    except ValueError:
        return 0
