"""The form that blacks out words in what is kept for good (Art. 17 GDPR)."""

from abc import abstractmethod
from mittelsachsen.socialmedia import _
from plone import api
from plone.autoform.form import AutoExtensibleForm
from typing import Any
from z3c.form import button
from z3c.form.form import Form
from z3c.form.interfaces import ActionExecutionError
from zope.interface import Invalid


class RedactionError(ValueError):
    """Words cannot be blacked out; the argument is a message."""


class RedactionForm(AutoExtensibleForm, Form):
    """Asks for words and the reason; the kept document stays visible."""

    ignoreContext = True

    @abstractmethod
    def black_out(self, data: dict[str, Any]) -> str:
        """Do what the form says and return the address of the document.

        Raises :class:`RedactionError`.
        """

    @button.buttonAndHandler(_("Black out"), name="redact")
    def handle_redact(self, action: button.Button) -> None:
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        try:
            address = self.black_out(data)
        except RedactionError as error:
            raise ActionExecutionError(Invalid(error.args[0])) from None
        api.portal.show_message(_("The words are blacked out."), self.request)
        self.request.response.redirect(address)
