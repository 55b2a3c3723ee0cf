"""The browser layer that switches the add-on on for one site."""

from collective.z3cform.datagridfield.interfaces import IDataGridFieldLayer


class IBrowserLayer(IDataGridFieldLayer):
    """Marks the requests of a site that has the add-on installed.

    It brings the grid's layer along, so that the grid's own profile is not needed.
    """
