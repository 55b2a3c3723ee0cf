"""The running site keeps to its OpenAPI description, whatever is sent to it."""

from hypothesis import HealthCheck
from hypothesis import settings
from pathlib import Path
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
import pytest
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance
from schemathesis.specs.openapi.checks import negative_data_rejection
from schemathesis.specs.openapi.checks import response_headers_conformance
from schemathesis.specs.openapi.checks import response_schema_conformance
from schemathesis.specs.openapi.checks import status_code_conformance


DESCRIPTION = Path(__file__).parents[2] / "docs" / "openapi.yaml"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
schema = schemathesis.openapi.from_path(DESCRIPTION)
# Methods that nobody has described are answered by Zope, not by these services.
schema.config.phases.coverage.unexpected_methods = set()


@schema.parametrize()
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case, portal):
    auth, checks = None, CHECKS
    headers = {"Accept": "application/json"}
    if case.operation.body:
        # What is no JSON and no form either, Zope refuses before any service sees it.
        headers["Content-Type"] = "application/json"
    if case.operation.definition.raw.get("security"):
        # A request without a password would be one more kind of bad data.
        auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        checks = [check for check in CHECKS if check is not negative_data_rejection]
    case.call_and_validate(
        base_url=portal.absolute_url(),
        headers=headers,
        auth=auth,
        checks=checks,
    )


@pytest.mark.parametrize(
    "path",
    [
        "/@social-media-channels?format=csv",
        "/@social-media-channels?format=atom",
        "/@social-media-channels?format=jsonld",
        "/@social-media-channels?b_size=1&platform=x&platform=vimeo",
        "/@social-media-channels?b_size=0",
        "/nutzungskonzept/@social-media-channels?q=Kurznachrichten",
        "/nutzungskonzept/@usage-concept",
        "/nutzungskonzept/@accessibility-statement",
        "/@social-media-account?url=x.com/mswirtschaft",
        "/@social-media-account?url=x",
        "/@socialmedia-health",
    ],
)
def test_ordinary_answers_are_as_described(anonymous, path):
    response = anonymous.get(path)
    name = path.partition("?")[0].replace("nutzungskonzept", "{path}")
    schema[name]["GET"].validate_response(response)
