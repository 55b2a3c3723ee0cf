"""Search results in an order, of which only what is shown is put in order.

The catalog sorts all results, which for one batch of ten thousand costs more than
all the rest of the answer.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from itertools import islice
from mittelsachsen.socialmedia.internals import brain_at
from mittelsachsen.socialmedia.internals import entries
from mittelsachsen.socialmedia.internals import record_ids
from Products.CMFPlone.CatalogTool import CatalogTool
from typing import Any


# The unique order of creation; it parts what another index holds as equal.
ORDER = "socialmedia_order"
# Sorting so few costs less than walking through an index of many.
FEW = 100


class Ordered(Sequence):
    """Brains of unsorted search results in the order of an index, made on demand."""

    def __init__(
        self,
        catalog: CatalogTool,
        results: Any,
        index: str = ORDER,
        descending: bool = False,
    ):
        self._catalog = catalog
        self._index = catalog.Indexes[index]
        self._order = catalog.Indexes[ORDER].documentToKeyMap()
        self._descending = descending
        self._found = record_ids(results)
        self._rids = self._few() if len(self._found) <= FEW else self._walk()
        self._known: list[int] = []

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        self._known.extend(islice(self._rids, max(0, place + 1 - len(self._known))))
        return brain_at(self._catalog, self._known[place])

    def values(self, index: str) -> set[Any]:
        """Return the values that an index has of them."""
        known = self._catalog.Indexes[index]
        pairs = zip(known.uniqueValues(), entries(known), strict=True)
        return {value for value, entry in pairs if not self._found.isdisjoint(entry)}

    def _few(self) -> Iterator[int]:
        keys = self._index.documentToKeyMap()
        yield from sorted(
            self._found,
            key=lambda rid: (keys[rid], self._order[rid]),
            reverse=self._descending,
        )

    def _walk(self) -> Iterator[int]:
        for entry in entries(self._index, self._descending):
            yield from sorted(
                self._found.intersection(entry),
                key=self._order.__getitem__,
                reverse=self._descending,
            )


class Joined(Sequence):
    """Sequences one behind the other, of which only what is shown is made."""

    def __init__(self, *parts: Sequence):
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        for part in self._parts:
            if place < len(part):
                return part[place]
            place -= len(part)
        raise IndexError(place)
