"""Fixed choices. Order is the order of the form."""

from collections.abc import Callable
from mittelsachsen.socialmedia import _
from mittelsachsen.socialmedia.assessments.questions import FULL
from mittelsachsen.socialmedia.assessments.questions import THRESHOLD
from mittelsachsen.socialmedia.document.notice_parts import PARTS
from mittelsachsen.socialmedia.l10n import country
from mittelsachsen.socialmedia.l10n import language_of
from phonenumbers import SUPPORTED_REGIONS
from zope.globalrequest import getRequest
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


VocabularyFactory = Callable[[object], SimpleVocabulary]


def choices(*terms: tuple[str, str]) -> VocabularyFactory:
    """Return a vocabulary factory for ``(token, title)`` pairs."""
    vocabulary = SimpleVocabulary(
        [SimpleTerm(token, token, title) for token, title in terms]
    )

    @provider(IVocabularyFactory)
    def factory(context: object = None) -> SimpleVocabulary:
        return vocabulary

    return factory


concept_kinds = choices(
    ("usage", _("Usage concept")),
    ("framework", _("Framework concept")),
)

precisions = choices(
    ("month", _("Month and year")),
    ("day", _("The day")),
)

outline_channel_forms = choices(
    ("sections", _("A section each")),
    ("list", _("List")),
    ("table", _("Table")),
)

outline_page_forms = choices(
    ("text", _("Its text is a part of the document")),
    ("link", _("A link")),
)

outline_facts = choices(
    ("full", _("All facts")),
    ("account", _("The account only")),
    ("none", _("None")),
)

outline_parts = choices(
    ("advantages", _("Advantages")),
    ("purpose", _("Purpose of use")),
    ("scope", _("Kind and extent of use")),
    ("necessity", _("Necessity")),
    ("dialogue", _("Dialogue")),
    ("alternatives", _("Alternatives")),
    ("contacts", _("Contacts")),
    ("legal", _("Privacy and law")),
)

outline_demands = choices(
    ("purpose", _("Purpose of use")),
    ("scope", _("Kind and extent of use")),
    ("necessity", _("Necessity")),
    ("legal_basis", _("Legal basis")),
    ("target_groups", _("Target groups")),
    ("alternatives", _("Alternatives")),
    ("netiquette", _("Netiquette")),
    ("privacy", _("Data protection")),
    ("dpia", _("Impact assessment")),
    ("responsible", _("Responsible bodies")),
)

notice_parts = choices(*((name, part.heading) for name, part in PARTS.items()))

notice_modes = choices(
    ("replace", _("Instead of the part")),
    ("follow", _("Behind the part")),
)

channel_statuses = choices(
    ("planned", _("Planned")),
    ("active", _("Active")),
    ("emergency_only", _("Emergencies only")),
    ("frozen", _("Frozen")),
    ("ended", _("Ended")),
)

channel_modes = choices(
    ("information", _("Information")),
    ("dialogue", _("Dialogue")),
)

comment_modes = choices(
    ("open", _("Open")),
    ("moderated", _("Moderated")),
    ("closed", _("Closed")),
)

equivalences = choices(
    ("full", _("The same or similar content")),
    ("partial", _("A part of the content")),
    ("teaser", _("Teasers only")),
)

joint_controller_statuses = choices(
    ("agreement", _("Agreement concluded")),
    ("assessed_not_joint", _("Assessed, not joint")),
    ("open", _("Undecided")),
)

insights = choices(
    ("off", _("Switched off")),
    ("aggregate", _("Aggregated only")),
    ("used", _("Used")),
)

ASSESSMENTS = (
    (THRESHOLD, _("Threshold analysis")),
    (FULL, _("Full impact assessment")),
)

assessment_kinds = choices(*ASSESSMENTS)

dpia_kinds = choices(("none", _("None")), *ASSESSMENTS)

assessment_opinions = choices(
    ("agrees", _("Agrees")),
    ("agrees_with_conditions", _("Agrees with conditions")),
    ("objects", _("Objects")),
    ("not_asked", _("Not asked")),
)

assessment_results = choices(
    ("no_high_risk", _("No high risk, a full assessment is not needed")),
    ("full_needed", _("A full assessment is needed")),
    ("acceptable", _("The remaining risk is acceptable")),
    ("consultation", _("The supervisory authority is consulted (Art. 36 GDPR)")),
    ("not_to_run", _("The processing is not carried out")),
)

awareness_kinds = choices(
    ("alternatives", _("Alternatives")),
    ("risks", _("Risks")),
)

reminder_languages = choices(
    ("de", _("German")),
    ("en", _("English")),
)

contact_roles = choices(
    ("representative", _("Representative")),
    ("responsible_content", _("Responsible for content")),
    ("editorial", _("Editorial staff")),
    ("technical", _("Technical staff")),
    ("data_subject_rights", _("Data subjects' rights")),
    ("dpo", _("Data protection officer")),
    ("press", _("Press")),
    ("moderation", _("Moderation")),
)

evaluation_kinds = choices(
    ("annual", _("Yearly")),
    ("event", _("Because of an event")),
)

decisions = choices(
    ("keep", _("Keep")),
    ("change", _("Change")),
    ("end", _("End")),
)

platform_kinds = choices(
    ("network", _("Social network")),
    ("microblog", _("Microblog")),
    ("video", _("Video platform")),
    ("photo", _("Photo platform")),
    ("messenger", _("Messenger")),
    ("blog", _("Blog")),
    ("podcast", _("Podcast")),
    ("newsletter", _("Newsletter")),
    ("feed", _("Feed")),
    ("other", _("Other")),
)

foreign_resources = choices(
    ("platforms", _("Block platforms, report the rest")),
    ("leave", _("Leave")),
    ("link", _("Replace by a link")),
    ("block", _("Block")),
)

checked_pages = choices(
    ("site", _("All pages of the site")),
    ("folder", _("Pages in the concept's folder")),
)


@provider(IVocabularyFactory)
def phone_regions(context: object = None) -> SimpleVocabulary:
    """The countries whose telephone numbers are known, by name."""
    language = language_of(getRequest() or {})
    names = sorted((country(code, language), code) for code in SUPPORTED_REGIONS)
    return SimpleVocabulary([SimpleTerm(code, code, name) for name, code in names])
