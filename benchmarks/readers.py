"""A megabyte of hostile text through each reader, by the table of the unit tests."""

from contextlib import suppress
import json
from pathlib import Path
import sys
from time import process_time


sys.path.append(str(Path(__file__).resolve().parent.parent / "tests" / "unit"))

from test_linear_time import LENGTH  # noqa: E402
from test_linear_time import PAIRS  # noqa: E402
from test_linear_time import READERS  # noqa: E402
from test_linear_time import REFUSALS  # noqa: E402
from test_linear_time import SECONDS  # noqa: E402
from test_linear_time import TEXTS  # noqa: E402


def seconds(kind: str, reader: str, text: str) -> float:
    """Return the processor's seconds that a reader takes for a text."""
    start, piece, end = TEXTS[kind][text]
    markup = start + piece * (LENGTH // len(piece)) + end
    begin = process_time()
    with suppress(*REFUSALS):
        READERS[kind][reader](markup)
    return process_time() - begin


slowest = max(seconds(*pair) for pair in PAIRS)
print(json.dumps([("1 MB through the slowest reader (s)", slowest, SECONDS, 1)]))
