"""One bad item does not stop the others.

Content may be older than the rules that it would be refused by today.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
import logging
from typing import Any
from typing import TypeVar
from ZODB.POSException import ConflictError


T = TypeVar("T")
logger = logging.getLogger(__name__)


def passing_over(build: Callable[[Any], T], brains: Iterable[Any]) -> Iterator[T]:
    """Yield what is made of brains; what cannot be is passed over with a log line.

    The line names the item by its UID: titles of persons are their names.
    """
    for brain in brains:
        try:
            result = build(brain)
        except ConflictError:
            raise
        except Exception as error:
            logger.warning("Passed over %s: %s", brain.UID, type(error).__name__)
        else:
            yield result
