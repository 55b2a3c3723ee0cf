"""The site that ``make start`` makes, as users start it: the real command, twice."""

import base64
from contextlib import contextmanager
import os
from pathlib import Path
import pytest
import re
import requests
import shutil
import signal
import subprocess
import sys
from zope_instance import BIN
from zope_instance import free_port


ROOT = Path(__file__).parents[2]
PASSWORD = "Geheim-für-alle-7"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)
FILES = {
    "image": {"@type": "Image", "title": "Bild", "image": ("b.png", "image/png")},
    "file": {"@type": "File", "title": "Datei", "file": ("d.bin", "application/x-d")},
}


def command(checkout, port, password=""):
    """Return ``make start`` without what installs, which has been done."""
    variables = [f"PORT={port}"] + ([f"ADMIN_PASSWORD={password}"] if password else [])
    return ["make", "-sC", checkout, "-o", ".venv/.installed", "start", *variables]


def refused(checkout, port, password=""):
    """Return what a start says that is expected to fail, without make's own words."""
    done = subprocess.run(
        command(checkout, port, password), capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0
    lines = (done.stdout + done.stderr).splitlines()
    return [line for line in lines if not line.startswith("make")]


def state(checkout):
    """Return the files of the instance with their contents."""
    return {
        path: path.read_bytes()
        for path in (checkout / "instance").rglob("*")
        if path.is_file() and "log" not in path.parts
    }


@contextmanager
def started(checkout, password=""):
    """Run ``make start``; gives the site's address and what was printed till then."""
    port = free_port()
    process = subprocess.Popen(
        command(checkout, port, password),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    printed = []
    try:
        for line in process.stdout:
            printed.append(line.strip())
            if line.startswith("  admin / "):
                break
        yield f"http://localhost:{port}/Plone", list(filter(None, printed))
    finally:
        # As Ctrl-C does: to all that run in the terminal.
        os.killpg(process.pid, signal.SIGINT)
        printed += process.stdout.read().splitlines()
        process.wait(60)
    assert not [line for line in printed if re.search("warn|error|trace", line, re.I)]


def upload(address, login, kind, data):
    """Store data as an image or a file; return its address."""
    body = dict(FILES[kind])
    name, content_type = body[kind]
    body[kind] = {
        "data": base64.b64encode(data).decode(),
        "encoding": "base64",
        "filename": name,
        "content-type": content_type,
    }
    headers = {"Accept": "application/json"}
    answer = requests.post(address, json=body, auth=login, headers=headers, timeout=60)
    assert answer.status_code == 201, answer.text
    return f"{answer.json()['@id']}/@@download/{kind}"


def read(address, login):
    answer = requests.get(address, auth=login, timeout=60)
    assert answer.status_code == 200
    return answer.content


def status(address, login):
    """Return the status of a page that the administrator alone may see."""
    url = f"{address}/@controlpanels"
    headers = {"Accept": "application/json"}
    return requests.get(url, auth=login, headers=headers, timeout=60).status_code


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A folder with what ``make start`` needs, and no instance yet."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("Makefile", "requirements.lock", "setup.py"):
        shutil.copy2(ROOT / name, folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    (folder / ".venv").symlink_to(BIN.parent)
    return folder


@pytest.mark.parametrize("port", ["abc", "0", "-1", "65536", "８０"])
def test_a_port_that_is_none_is_told_in_one_sentence(checkout, port):
    [sentence] = refused(checkout, port)
    assert sentence == f"PORT={port} is no port: take a number from 1024 to 65535."
    assert not (checkout / "instance").exists()


def test_start_upload_and_start_again(checkout):
    """One walk, because a site is made for it: each step needs those before."""
    old, new = ("admin", "admin"), ("admin", PASSWORD.encode())
    data = {"image": PIXEL, "file": os.urandom(3_000_000)}
    with started(checkout) as (address, printed):
        assert [line for line in printed if not line.endswith("…")] == [
            address,
            "admin / admin",
        ]
        paths = []
        for kind, content in data.items():
            url = upload(address, old, kind, content)
            assert read(url, old) == content
            paths.append((url.removeprefix(address), content))
        before = state(checkout)
        [sentence] = refused(checkout, free_port(), PASSWORD)
        assert sentence == "The site of this checkout runs already: stop it first."
        assert state(checkout) == before
        port = address.split(":")[2].partition("/")[0]
        shutil.copytree(checkout / "scripts", checkout / "other" / "scripts")
        shutil.copy2(checkout / "Makefile", checkout / "other")
        (checkout / "other" / ".venv").symlink_to(BIN.parent)
        [sentence] = refused(checkout / "other", port)
        assert sentence.startswith(f"Port {port} is taken: ")
        assert not (checkout / "other" / "instance").exists()

    make_earlier(checkout / "instance")
    with started(checkout, PASSWORD) as (address, printed):
        assert printed[-2:] == [address, f"admin / {PASSWORD}"]
        assert (status(address, old), status(address, new)) == (401, 200)
        for path, content in paths:
            assert read(address + path, new) == content
        upload(address, new, "image", PIXEL)

    with started(checkout) as (address, printed):
        assert printed == ["Starting …", address, "admin / your password"]
        assert (status(address, old), status(address, new)) == (401, 200)
    kept = state(checkout)
    assert [path for path in kept if PASSWORD.encode() in kept[path]] == []


def make_earlier(instance):
    """Give an instance the configuration of those without a storage for blobs."""
    shutil.rmtree(instance / "etc")
    subprocess.run(
        [BIN / "mkwsgiinstance", "-d", instance, "-u", "admin:admin"], check=True
    )
    assert "blob-dir" not in (instance / "etc" / "zope.conf").read_text()
    (instance / "var" / ".site").write_text(PASSWORD)


def test_without_a_network_installing_says_so(tmp_path):
    """Neither can HOME be written: what was fetched before is not found."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("Makefile", "setup.py", "requirements.lock"):
        shutil.copy2(ROOT / name, tmp_path)
    done = subprocess.run(
        ["make", "-sC", tmp_path, f"PYTHON={sys.executable}", "start"],
        env={
            **os.environ,
            "HOME": "/dev/null/home",
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": "",
            "XDG_CACHE_HOME": "/dev/null/cache",
        },
        capture_output=True,
        text=True,
    )
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert lines == [
        "Installing failed, mostly for want of a network: .venv/install.log says why."
    ]
    assert not (tmp_path / ".venv" / ".installed").exists()
    assert not (tmp_path / "instance").exists()
