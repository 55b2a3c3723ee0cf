"""An item of ours answers only to those who may see it.

Permissions of views and services are of one kind each; Plone asks for that one alone.
So whoever may see checks would see those of private concepts, and a hidden person's
name would stand in what others register for all content.
"""

from AccessControl import Unauthorized
from mittelsachsen.socialmedia.content.interfaces import ISocialMediaContent
from mittelsachsen.socialmedia.content.visibility import visible
from mittelsachsen.socialmedia.interfaces import IBrowserLayer
from plone.dexterity.interfaces import IDexterityContent
from typing import Any


def refuse_hidden(event: Any) -> None:
    """Raise ``Unauthorized`` where the item that is published is hidden from the user.

    What is published may be the item itself, or a view, service or file of it.
    """
    request = event.request
    if not IBrowserLayer.providedBy(request):
        return
    published = request.get("PUBLISHED")
    # Between a service and its item stands a wrapper of plone.rest.
    context = getattr(published, "context", None)
    chain = (published, context, *request.get("PARENTS", ()))
    item = next(filter(IDexterityContent.providedBy, chain), None)
    if item is not None and ISocialMediaContent.providedBy(item) and not visible(item):
        raise Unauthorized(item.getId())
