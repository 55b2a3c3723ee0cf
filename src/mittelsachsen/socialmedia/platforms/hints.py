"""Where on a platform the address of an account's legal notice is entered."""

from functools import cache
from importlib.resources import files
from mittelsachsen.socialmedia.platforms.records import Platform
import yaml


def imprint_hint(platform: Platform | None, language: str) -> str:
    """Return the words of a platform's record, or else the standard ones.

    The standard ones are in German or English; empty where nobody knows.
    """
    if platform is None:
        return ""
    return platform.imprint_hint or _standard().get(platform.token, {}).get(
        language, ""
    )


@cache
def _standard() -> dict[str, dict[str, str]]:
    return yaml.safe_load((files(__package__) / "imprint_hints.yaml").read_bytes())
