"""Addresses and sessions for tests of several servers at once."""

from contextlib import ExitStack
from pathlib import Path
import requests
import socket


CERTIFICATE = Path(__file__).parent / "data" / "localhost.pem"


class Session(requests.Session):
    """Asks for addresses below one of its own, over REST unless told otherwise."""

    def __init__(self, address, login=None):
        super().__init__()
        self.address, self.auth = address, login
        self.verify = str(CERTIFICATE)
        self.headers["Accept"] = "application/json"
        # Else requests looks into the user's netrc for a login.
        self.trust_env = False

    def request(self, method, path, **options):
        return super().request(method, f"{self.address}/{path}", **options)


def free_ports(number):
    """Return ports of the loopback address on which nobody listens."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _number in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
