"""Measure what the add-on costs, each figure beside its reference of the same run.

``make bench`` runs this; the results are printed and written to results.json.
Ratios are what counts: milliseconds are those of the machine.
"""

from base64 import b64encode
import gzip
import json
import os
from pathlib import Path
import subprocess
import sys
import tempfile
from zope_instance import BIN
from zope_instance import free_port
from zope_instance import make_instance


ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT / "benchmarks"
FLOOR = BENCHMARKS / "floor"
sys.path.append(str(BENCHMARKS))
STATIC = ROOT / "src" / "mittelsachsen" / "socialmedia" / "browser" / "static"
# media2click, the smallest peer with consent and memory (script and style, gzip -9).
PEER = 2884


from client import Client  # noqa: E402
from editors import figures as editors_figures  # noqa: E402
from register import figures as register_figures  # noqa: E402


# Child processes find the floor's module, and what the benchmarks share.
os.environ["PYTHONPATH"] = os.pathsep.join(map(str, (FLOOR, BENCHMARKS)))


def asset_figures() -> list[tuple[str, float, float, float]]:
    """Return rows of title, value, reference and the ratio's limit."""
    size = sum(
        len(gzip.compress((STATIC / name).read_bytes(), 9))
        for name in ("socialmedia.js", "socialmedia.css")
    )
    return [("script and style, gzip -9, not minified (bytes)", size, PEER, 1)]


def last_line(*command) -> str:
    """Run a command and return the last line that it prints."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip().splitlines()[-1]


def in_zope(folder: Path, script: str) -> list[tuple]:
    """Run a script with ``app`` and return the rows that it prints at last."""
    conf = folder / "etc" / "zope.conf"
    rows = json.loads(last_line(BIN / "zconsole", "run", conf, BENCHMARKS / script))
    return [tuple(row) for row in rows]


def in_python(script: str, *arguments: str) -> list[tuple]:
    """Run a script without Zope and return the rows that it prints at last."""
    rows = json.loads(last_line(sys.executable, BENCHMARKS / script, *arguments))
    return [tuple(row) for row in rows]


def add_floor(folder: Path) -> None:
    """Give an instance the service that others are measured by."""
    site = folder / "etc" / "site.zcml"
    include = f'<include file="{FLOOR / "floor.zcml"}" />'
    site.write_text(site.read_text().replace("</configure>", f"{include}</configure>"))


def scale_figures(client: Client) -> list[tuple[str, float, float, float]]:
    """Return what a concept of 500 channels costs, beside as much stock text."""
    editor = {"Authorization": f"Basic {b64encode(b'admin:admin').decode()}"}
    concept, all_pages = "/scale/viele", "/scale/ordner?b_size=500"
    page, folder = client.compare(concept, all_pages, rounds=3, warm=1)
    shown, checks = client.compare(
        concept, f"{concept}/@@checks", rounds=3, warm=1, headers=editor
    )
    record, event = client.compare(
        f"{concept}/++add++EvaluationRecord",
        "/scale/ordner/++add++Event",
        rounds=10,
        headers=editor,
    )
    return [
        ("concept of 500 channels / stock folder (ms)", page, folder, 1.5),
        ("checks of 500 channels / concept page (ms)", checks, shown, 3),
        ("form of a record, 1,000 persons / of an event (ms)", record, event, 1.5),
    ]


def main() -> int:
    figures = asset_figures()
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name) / "instance", free_port()
        make_instance(folder, port)
        add_floor(folder)
        in_zope(folder, "sites.py")
        figures += in_zope(folder, "filter.py")
        figures += in_zope(folder, "register_sites.py")
        figures += in_zope(folder, "duty.py")
        figures += in_zope(folder, "document.py")
        figures += in_zope(folder, "scale.py")
        server = subprocess.Popen(
            [BIN / "runwsgi", folder / "etc" / "zope.ini"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            client = Client(port)
            ours, stock = client.compare("/Plone/seite", "/stock/seite")
            figures.append(("page with all viewlets (ms)", ours, stock, 1.06))
            ours, stock = client.compare("/Plone/film", "/stock/film")
            figures.append(("page with one video (ms)", ours, stock, 1.10))
            many = "/document/viele"
            ours, stock = client.compare(many, "/document/ordner")
            figures.append(("concept of 50 channels / stock folder", ours, stock, 1.3))
            rest, page = client.compare("/document/++api++/viele/@usage-concept", many)
            figures.append(("@usage-concept of 50 channels / page", rest, page, 0.5))
            figures += scale_figures(client)
            figures += register_figures(port)
            figures += editors_figures(client)
            figures += in_python("browser.py", f"http://localhost:{port}/Plone")
        finally:
            server.terminate()
            server.wait()
        figures += in_zope(folder, "audit.py")
    figures += in_python("reminders.py")
    figures += in_python("readers.py")
    results = []
    for title, value, reference, limit in figures:
        # Where nothing is to be had at all, the value itself counts.
        ratio = value / reference if reference else value
        fits = ratio <= limit
        results.append(
            {
                "figure": title,
                "value": round(value, 4),
                "reference": round(reference, 4),
                "ratio": round(ratio, 5),
                "limit": limit,
                "fits": fits,
            }
        )
        print(
            f"{title:52} {value:12.4f} : {reference:10.4f} = {ratio:8.5f}"
            f"  (limit {limit}){'' if fits else '  MISSED'}"
        )
    (BENCHMARKS / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
