"""Which version of which document a translation follows.

Translations are those of plone.app.multilingual, which a site may have or not.
"""

from mittelsachsen.socialmedia.content.concept import UsageConcept
from plone import api
from typing import TypedDict


try:
    from plone.app.multilingual.interfaces import ITranslationManager
except ImportError:
    ITranslationManager = None


Translation = TypedDict(
    "Translation",
    {"@id": str, "title": str, "version": str, "followed": str, "behind": bool},
)


def translation_of(concept: UsageConcept) -> Translation | None:
    """Return the original of a translation, with its present version.

    The original is in the site's own language; nothing where the user may not see it,
    and for the original itself. ``followed`` is the version that the translation says
    it follows; it is ``behind`` where that is another one.
    """
    manager = ITranslationManager(concept, None) if ITranslationManager else None
    language = api.portal.get_default_language()
    if manager is None or concept.Language() == language:
        return None
    original = manager.get_restricted_translation(language)
    if original is None:
        return None
    current, followed = original.version or "", concept.followed_version or ""
    return {
        "@id": original.absolute_url(),
        "title": original.title,
        "version": current,
        "followed": followed,
        "behind": bool(followed) and followed != current,
    }
