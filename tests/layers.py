"""The add-on's layers as fixtures: a plugin, loaded by the directories that use Plone.

A layer is set up when the first test asks for it and stays up till the end, because
those directories' conftests ask for its fixture of the session.
"""

from mittelsachsen.socialmedia.testing import FUNCTIONAL_TESTING
from mittelsachsen.socialmedia.testing import INTEGRATION_TESTING
from pytest_plone import fixtures_factory


pytest_plugins = ["pytest_plone.fixtures"]

globals().update(
    fixtures_factory(
        ((FUNCTIONAL_TESTING, "functional"), (INTEGRATION_TESTING, "integration")),
        keep_session=False,
    )
)
