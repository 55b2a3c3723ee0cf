"""Packs of rules: whose demands they are, in which version, and what has changed."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
import yaml


@dataclass(frozen=True)
class Change:
    """What a version of a pack brought, and the rules (ids) that are meant."""

    version: int
    date: date
    rules: tuple[str, ...]
    de: str
    en: str

    def words(self, language: str) -> str:
        return self.de if language.startswith("de") else self.en


@dataclass(frozen=True)
class Pack:
    """The demands of one legislator or authority; ``packs.yaml`` tells more."""

    id: str
    de: str
    en: str
    changes: tuple[Change, ...] = ()
    authority: tuple[str, ...] = ()

    @property
    def version(self) -> int:
        """The version of the last change; the first one has none."""
        return max((change.version for change in self.changes), default=1)

    def title(self, language: str) -> str:
        """Return the name in German or, for all other languages, in English."""
        return self.de if language.startswith("de") else self.en

    def since(self, version: int) -> list[Change]:
        """Return what has changed after a version."""
        return [change for change in self.changes if change.version > version]


@cache
def package_packs() -> tuple[Pack, ...]:
    """Return the packs as they come with the package."""
    text = files(__package__).joinpath("packs.yaml").read_text("utf-8")
    return tuple(
        Pack(
            **{
                **entry,
                "authority": tuple(entry.get("authority", ())),
                "changes": tuple(
                    Change(**{**change, "rules": tuple(change["rules"])})
                    for change in entry["changes"]
                ),
            }
        )
        for entry in yaml.safe_load(text)
    )


def versions() -> dict[str, int]:
    """Return the versions that the package has, by pack."""
    return {pack.id: pack.version for pack in package_packs()}


def news(chosen: Collection[str], seen: Mapping[str, int]) -> list[Change]:
    """Return the changes of chosen packs that a site has not been shown.

    A site that has seen nothing knows the first versions.
    """
    return [
        change
        for pack in package_packs()
        if pack.id in chosen
        for change in pack.since(seen.get(pack.id, 1))
    ]


def authority(chosen: Collection[str]) -> tuple[str, ...]:
    """Return name and address of the authority, where the choice tells one alone.

    Whose authority it is depends on where a body belongs (§ 40 BDSG and the laws of the
    states), which a choice of several packs does not tell.
    """
    found = [
        pack.authority
        for pack in package_packs()
        if pack.id in chosen and pack.authority
    ]
    return found[0] if len(found) == 1 else ()
