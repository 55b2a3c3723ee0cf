import pytest


def pytest_configure(config):
    config.pluginmanager.import_plugin("layers")


@pytest.fixture(autouse=True, scope="session")
def _layer(integration_session):
    """Keeps the layer from the first of these tests to the end."""
