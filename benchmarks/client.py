"""One connection that is kept open, as a browser keeps it."""

from http.client import HTTPConnection
import json
from statistics import median
from time import monotonic
from time import perf_counter
from time import sleep


PATIENCE = 60  # seconds for the server to start


class Client:
    """Asks a server on this machine and takes the time."""

    def __init__(self, port: int):
        self.connection = HTTPConnection("localhost", port, timeout=120)
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

    def etag(self, path: str, headers: dict) -> str:
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        response.read()
        return response.headers["ETag"]

    def patch(self, path: str, values: dict, headers: dict) -> None:
        """Change content over REST."""
        headers = {**headers, "Content-Type": "application/json"}
        self.connection.request("PATCH", path, json.dumps(values), headers)
        response = self.connection.getresponse()
        text = response.read()
        if response.status != 204:
            raise RuntimeError(f"{path}: {response.status} {text[:300]!r}")

    def compare(
        self,
        *paths: str,
        rounds: int = 100,
        warm: int = 10,
        headers: dict | None = None,
        expected: tuple[int, ...] = (200, 200),
    ) -> list[float]:
        """Return the median milliseconds of each path, asked in turns."""
        times = {path: [] for path in paths}
        for number in range(rounds + warm):
            for path, wanted in zip(paths, expected, strict=True):
                status, spent = self.get(path, **(headers or {}))
                if status != wanted:
                    raise RuntimeError(f"{path}: {status}")
                if number >= warm:
                    times[path].append(spent)
        return [median(times[path]) for path in paths]
