"""One cluster for all of these tests: the files of deploy/, with TLS."""

from cluster import Cluster
from cluster import serving
from contextlib import ExitStack
from pathlib import Path
import pytest
import requests
import socket
from tempfile import TemporaryDirectory


CERTIFICATE = Path(__file__).parents[1] / "data" / "localhost.pem"


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


@pytest.fixture(scope="session")
def cluster():
    # PostgreSQL runs as a user of its own, who may not enter pytest's folders.
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        tls = f" ssl crt {CERTIFICATE}"
        with serving(Cluster(folder, free_ports(6), "https", tls)) as running:
            yield running


@pytest.fixture
def visitor(cluster):
    """Asks as visitors do, from outside."""
    with Session(cluster.address) as session:
        yield session


@pytest.fixture
def manager(cluster):
    with Session(cluster.address, ("admin", "admin")) as session:
        yield session


@pytest.fixture
def node(cluster):
    """A function that gives a session with one node, as HAProxy asks it."""
    with ExitStack() as stack:

        def ask(name, login=None):
            port, (scheme, host) = cluster.ports[name], cluster.address.split("://")
            address = f"http://127.0.0.1:{port}/VirtualHostBase/{scheme}/{host}"
            root = f"{address}/Plone/VirtualHostRoot"
            return stack.enter_context(Session(root, login))

        yield ask
