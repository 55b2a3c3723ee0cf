"""Measure what the add-on costs, each figure beside its reference of the same run.

``make bench`` runs this; the results are printed and written to results.json.
Ratios are what counts: milliseconds are those of the machine.
"""

import gzip
from http.client import HTTPConnection
import json
from pathlib import Path
from statistics import median
import subprocess
import sys
import tempfile
from time import monotonic
from time import perf_counter
from time import sleep
from zope_instance import BIN
from zope_instance import free_port
from zope_instance import make_instance


ROOT = Path(__file__).resolve().parent.parent
BENCHMARKS = ROOT / "benchmarks"
STATIC = ROOT / "src" / "mittelsachsen" / "socialmedia" / "browser" / "static"
# media2click, the smallest peer with consent and memory (script and style, gzip -9).
PEER = 2884
PATIENCE = 60  # seconds for the server to start


def asset_figures() -> list[tuple[str, float, float, float]]:
    """Return rows of title, value, reference and the ratio's limit."""
    size = sum(
        len(gzip.compress((STATIC / name).read_bytes(), 9))
        for name in ("embed.js", "embed.css")
    )
    return [("script and style, gzip -9, not minified (bytes)", size, PEER, 1)]


def last_line(*command) -> str:
    """Run a command and return the last line that it prints."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
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


class Client:
    """One connection that is kept open, as a browser keeps it."""

    def __init__(self, port: int):
        self.connection = HTTPConnection("localhost", port, timeout=60)
        end = monotonic() + PATIENCE
        while True:
            try:
                self.get("/")
                return
            except OSError:
                self.connection.close()
                if monotonic() > end:
                    raise
                sleep(0.2)

    def get(self, path: str, **headers) -> tuple[int, float]:
        """Return status and milliseconds of a request."""
        start = perf_counter()
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        response.read()
        return response.status, (perf_counter() - start) * 1000

    def compare(self, *paths: str, rounds: int = 100) -> list[float]:
        """Return the median milliseconds of each path, asked in turns."""
        times = {path: [] for path in paths}
        for number in range(rounds + 10):
            for path in paths:
                status, spent = self.get(path)
                if status != 200:
                    raise RuntimeError(f"{path}: {status}")
                if number >= 10:
                    times[path].append(spent)
        return [median(times[path]) for path in paths]


def main() -> int:
    figures = asset_figures()
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name) / "instance", free_port()
        make_instance(folder, port)
        in_zope(folder, "sites.py")
        figures += in_zope(folder, "filter.py")
        server = subprocess.Popen(
            [BIN / "runwsgi", folder / "etc" / "zope.ini"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            client = Client(port)
            ours, stock = client.compare("/Plone/film", "/stock/film")
            figures.append(("page with one video (ms)", ours, stock, 1.03))
            figures += in_python("browser.py", f"http://localhost:{port}/Plone")
        finally:
            server.terminate()
            server.wait()
        figures += in_zope(folder, "audit.py")
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
