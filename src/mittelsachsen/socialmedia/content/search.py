"""Words that are searched though no field has them."""

from mittelsachsen.socialmedia.assessments.answers import own_words as words_in
from mittelsachsen.socialmedia.content.assessment import answers_of
from mittelsachsen.socialmedia.content.assessment import IImpactAssessment
from mittelsachsen.socialmedia.content.assessment import ImpactAssessment
from mittelsachsen.socialmedia.content.concept import IUsageConcept
from mittelsachsen.socialmedia.content.concept import UsageConcept
from mittelsachsen.socialmedia.content.outline import own_words
from mittelsachsen.socialmedia.text import plain_text
from plone.app.dexterity.textindexer.interfaces import IDynamicTextIndexExtender
from zope.component import adapter
from zope.interface import implementer


@implementer(IDynamicTextIndexExtender)
@adapter(IUsageConcept)
class OutlineWords:
    """Headings and words of a concept's own sections."""

    def __init__(self, context: UsageConcept):
        self.context = context

    def __call__(self) -> str:
        return " ".join(map(plain_text, own_words(self.context.outline or ())))


@implementer(IDynamicTextIndexExtender)
@adapter(IImpactAssessment)
class AnswerWords:
    """Own words among the answers of an assessment."""

    def __init__(self, context: ImpactAssessment):
        self.context = context

    def __call__(self) -> str:
        return " ".join(words_in(answers_of(self.context)))
