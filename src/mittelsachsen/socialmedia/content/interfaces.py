"""What the five content types have in common."""

from zope.interface import Interface


class ISocialMediaContent(Interface):
    """Marks the content types of this package."""
