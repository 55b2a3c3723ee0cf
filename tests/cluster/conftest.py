"""One cluster for all of these tests: the files of deploy/, with TLS."""

from asking import CERTIFICATE
from asking import free_ports
from asking import Session
from cluster import Cluster
from cluster import serving
from contextlib import ExitStack
from pathlib import Path
import pytest
from tempfile import TemporaryDirectory


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
