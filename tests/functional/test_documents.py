"""What the documentation promises outsiders is so."""

import json
from pathlib import Path
import pytest
import re
import subprocess
import sys
from zope.component.hooks import setSite
from zope.configuration import xmlconfig


DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = re.compile(
    r"```http\nGET (?P<path>\S+)\nAccept: (?P<accept>\S+)\n```\n\n"
    r"```json ?(?P<status>\d*)\n(?P<answer>.*?)```",
    re.DOTALL,
)
EXAMPLES = list(EXAMPLE.finditer((DOCS / "rest.md").read_text("utf-8")))


def test_the_guide_has_examples():
    text = (DOCS / "rest.md").read_text("utf-8")
    assert len(EXAMPLES) == text.count("```http") > 4


def agrees(answer, example) -> bool:
    """Tell whether an answer has what an example shows of it."""
    if example == "…":
        return bool(answer)
    if isinstance(example, dict):
        return all(
            key in answer and agrees(answer[key], example[key]) for key in example
        )
    if isinstance(example, list):
        return len(answer) >= len(example) and all(map(agrees, answer, example))
    return answer == example


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["path"])
def test_examples_of_the_guide(portal, anonymous, example):
    path = example["path"].removeprefix("/Plone")
    response = anonymous.get(path, headers={"Accept": example["accept"]})
    assert response.status_code == int(example["status"] or 200)
    site = "http://localhost:8080/Plone"
    text = response.text.replace(portal.absolute_url(), site)
    answer = json.loads(text)
    assert agrees(answer, json.loads(example["answer"])), text


def run(*arguments):
    return subprocess.run(
        [sys.executable, DOCS / "client.py", *arguments],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_the_client_lists_the_accounts(portal):
    lines = run(portal.absolute_url()).splitlines()
    assert lines[1] == "X\thttps://twitter.com/mswirtschaft"
    assert len(lines) == 3


def test_the_client_asks_for_an_account(portal):
    url = "https://m.facebook.com/Wirtschaft.In.Mittelsachsen"
    assert run(portal.absolute_url(), url) == "official\n"


def test_the_client_is_short():
    lines = (DOCS / "client.py").read_text("utf-8").splitlines()
    assert len(lines) < 60


def test_the_policy_for_other_origins(functional, portal, anonymous):
    text = (DOCS / "rest.md").read_text("utf-8")
    directive = re.search(r"```xml\n(.*?)```", text, re.DOTALL)[1]
    setSite(None)
    xmlconfig.string(
        f'<configure xmlns="http://namespaces.zope.org/zope">{directive}</configure>',
        context=functional["configurationContext"],
    )
    origin = {"Origin": "https://other.example"}
    answer = anonymous.get("/@social-media-channels", headers=origin)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    asked = {**origin, "Access-Control-Request-Method": "GET"}
    answer = anonymous.options("/@social-media-channels", headers=asked)
    assert answer.status_code == 200
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
