"""The browser layer that switches the add-on on for one site."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IBrowserLayer(IDefaultBrowserLayer):
    """Marks the requests of a site that has the add-on installed."""
