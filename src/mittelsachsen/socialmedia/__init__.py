"""Usage concepts for social media: channels, contacts, evaluation, consent."""

from zope.i18nmessageid import MessageFactory


PACKAGE_NAME = "mittelsachsen.socialmedia"

_ = MessageFactory(PACKAGE_NAME)
