from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import shutil
from urllib.parse import urlsplit


def pytest_configure(config):
    config.pluginmanager.import_plugin("layers")


@pytest.fixture(autouse=True, scope="session")
def _layer(functional_session):
    """Keeps the layer from the first of these tests to the end."""


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {
        "executable_path": shutil.which("chromium"),
        "chromium_sandbox": False,
        "args": [
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def context(context):
    # A form with a dozen editors takes its time on a machine that does more.
    context.set_default_timeout(120_000)
    return context


@pytest.fixture
def site(functional_portal):
    """The demo site's address; localhost, because 127.0.0.1 has no theme."""
    return functional_portal.absolute_url().replace("127.0.0.1", "localhost")


@pytest.fixture
def foreign(page):
    """The foreign addresses that the page asks for; none of them is answered."""
    asked = []

    def answer(route):
        if urlsplit(route.request.url).hostname in ("localhost", "127.0.0.1"):
            return route.continue_()
        asked.append(route.request.url)
        return route.fulfill(status=200, content_type="text/html", body="player")

    page.route("**/*", answer)
    return asked


@pytest.fixture
def editor(site, page, foreign):
    page.goto(f"{site}/login")
    page.fill("#__ac_name", SITE_OWNER_NAME)
    page.fill("#__ac_password", SITE_OWNER_PASSWORD)
    page.click("#buttons-login")
    page.locator("#edit-zone").wait_for()
    return page
