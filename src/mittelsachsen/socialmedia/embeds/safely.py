"""A text protected by the site's rules, whatever happens on the way."""

import logging
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.embeds.foreign import may_fetch
from mittelsachsen.socialmedia.embeds.hosts import current_policy
from mittelsachsen.socialmedia.embeds.hosts import own_hosts
from mittelsachsen.socialmedia.embeds.plan import make_plan
from mittelsachsen.socialmedia.embeds.plan import Unreadable
from mittelsachsen.socialmedia.embeds.protect import apply
from mittelsachsen.socialmedia.embeds.protect import bare
from mittelsachsen.socialmedia.embeds.protect import FigureOf
from ZODB.POSException import ConflictError
from zope.i18n import translate
from ZPublisher.HTTPRequest import HTTPRequest


logger = logging.getLogger(__name__)


def protected(html: str, request: HTTPRequest, figure_of: FigureOf) -> str:
    """Return safe HTML in which nothing foreign loads, frames as ``figure_of`` gives.

    Without anything foreign the text comes back as it is, byte for byte. A text that
    cannot be protected loses whatever may be fetched, with a line in the log.
    """

    def placeholder(host: str) -> str:
        message = _("Content from ${host} is not loaded.", mapping={"host": host})
        return translate(message, context=request)

    if not may_fetch(html):
        return html
    try:
        plan = make_plan(html, own_hosts(), current_policy())
        return html if plan is None else apply(plan, figure_of, placeholder)
    except Unreadable:
        return bare(html)
    except ConflictError:
        raise
    except Exception as error:
        logger.error("A text lost what it may fetch: %s", type(error).__name__)
        return bare(html)
