"""How long a call takes."""

from statistics import median
from time import perf_counter


def milliseconds(call, rounds: int = 15) -> float:
    """Return the median of some calls; the first one is not counted."""
    call()
    times = []
    for _round in range(rounds):
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1000)
    return median(times)
