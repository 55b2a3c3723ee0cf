"""GET ``@imprint`` and ``@privacy`` of a channel, ``@accessibility-statement``."""

from mittelsachsen.socialmedia.content.notice_pages import IMPRINT
from mittelsachsen.socialmedia.content.notice_pages import PRIVACY
from mittelsachsen.socialmedia.document.notices import notice_item
from mittelsachsen.socialmedia.document.notices import NoticeItem
from mittelsachsen.socialmedia.document.statement import Statement
from mittelsachsen.socialmedia.document.statement import statement_of
from mittelsachsen.socialmedia.l10n import language_of
from mittelsachsen.socialmedia.services.conditional import ConditionalService
from mittelsachsen.socialmedia.services.parameters import refuse_unknown


class NoticeGet(ConditionalService):
    """A notice as its page shows it to citizens."""

    page: str

    def reply(self) -> NoticeItem:
        refuse_unknown(self.request.form, frozenset())
        return notice_item(self.context, self.page, self.request)


class ImprintGet(NoticeGet):
    page = IMPRINT


class PrivacyGet(NoticeGet):
    page = PRIVACY


class StatementGet(ConditionalService):
    """What the site's statement on accessibility says of social media."""

    def reply(self) -> Statement:
        refuse_unknown(self.request.form, frozenset())
        return statement_of(self.context, language_of(self.request))
