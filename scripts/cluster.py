"""Serve the site by the files of deploy/ on the loopback address: ``make cluster``.

PostgreSQL, two nodes, HAProxy and Varnish keep what they keep below the folder CLUSTER.
PORT is the port of the site; its parts take the next five. ADMIN_PASSWORD is that of a
new site, ``admin`` where there is none.
"""

from AuthEncoding.AuthEncoding import pw_encrypt
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
import getpass
from http.client import HTTPConnection
from http.client import HTTPException
import os
from pathlib import Path
import secrets
import shutil
import signal
from start import wanted_port
import subprocess
import sys
import tempfile
import time
from zope_instance import BIN


ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "deploy"))

from render import NODES  # noqa: E402
from render import render  # noqa: E402


PATIENCE = 180  # seconds: a node starts slowly on a busy machine
# In the order of their start; they end the other way round.
PARTS = ("postgres", *NODES, "varnishd", "haproxy")
SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
HEALTH = "/Plone/@socialmedia-health"


class PartError(RuntimeError):
    """A part of the cluster does not work; the argument says which."""


def postgres_bin() -> Path:
    """Return the folder of PostgreSQL's programs, which Debian has in no PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return found[-1] if found else Path("/usr/bin")


def as_postgres() -> dict:
    """Return what ``subprocess`` needs for PostgreSQL, which refuses to run as root."""
    if os.geteuid():
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


class Cluster:
    """All processes of a site, on six ports of the loopback address.

    With the ``scheme`` https, ``tls`` is what HAProxy's "bind" has after the port.
    """

    def __init__(
        self, folder: Path, ports: Sequence[int], scheme: str = "http", tls: str = ""
    ):
        self.folder = folder
        self.ports = dict(zip(("public", *PARTS[:-1], "balancer"), ports, strict=True))
        self.scheme, self.tls = scheme, tls
        self.address = f"{scheme}://localhost:{self.ports['public']}"
        self.processes: dict[str, subprocess.Popen] = {}

    def variables(self) -> dict[str, str]:
        """Return what ``deploy/production.ini`` names, for this machine alone."""
        here = "127.0.0.1"
        ports = {f"{name}_port": str(port) for name, port in self.ports.items()}
        return {
            "folder": str(self.folder),
            "bin": str(BIN),
            "user": getpass.getuser(),
            "scheme": self.scheme,
            "host": "localhost",
            "port": ports["public_port"],
            "site": "Plone",
            "listen": f"{here}:{ports['public_port']}{self.tls}",
            "front": here,
            "varnish_port": ports["varnishd_port"],
            "balancer_port": ports["balancer_port"],
            **{name: here for name in NODES},
            **{f"{name}_port": ports[f"{name}_port"] for name in NODES},
            "threads": "2",
            "database_host": here,
            "database_port": ports["postgres_port"],
            "database": "plone",
            "database_user": "plone",
        }

    def conf(self, node: str = NODES[0]) -> Path:
        """Return the ``zope.conf`` of a node."""
        return self.folder / node / "etc" / "zope.conf"

    def command(self, part: str) -> Sequence[str | Path | int]:
        etc, port = self.folder / "etc", self.ports.get(part, 0)
        if part == "postgres":
            data = self.folder / "database"
            # No socket: the path of a checkout may be longer than one can be.
            local = ("-h", "127.0.0.1", "-c", "unix_socket_directories=")
            return postgres_bin() / "postgres", "-D", data, "-p", str(port), *local
        if part == "varnishd":
            home = ("-j", "none", "-F", "-n", self.folder / "varnish")
            files = ("-f", etc / "varnish.vcl", "-s", "malloc,64m")
            return program("varnishd"), *home, "-a", f"127.0.0.1:{port}", *files
        if part == "haproxy":
            return program("haproxy"), "-db", "-f", etc / "haproxy.cfg"
        return BIN / "runwsgi", "-q", self.folder / part / "etc" / "zope.ini"

    def launch(self, part: str) -> None:
        """Start a part, whose words go to a log."""
        with self.log(part).open("a") as output:
            self.processes[part] = subprocess.Popen(
                list(map(str, self.command(part))),
                stdout=output,
                stderr=subprocess.STDOUT,
                # Ctrl-C reaches this program alone, which ends the parts in order.
                start_new_session=True,
                cwd="/",
                env={**os.environ, "PYTHONWARNINGS": "ignore"},
                **(as_postgres() if part == "postgres" else {}),
            )

    def await_answer(self, part: str) -> None:
        """Wait until a part does what it is for; raises :class:`PartError`."""
        process, end = self.processes[part], time.monotonic() + PATIENCE
        while not self.answers(part):
            if process.poll() is not None or time.monotonic() > end:
                raise PartError(f"{part} does not start: {self.log(part)} says why.")
            time.sleep(0.1)

    def start(self, *parts: str) -> None:
        """Start parts at the same time and wait until all of them answer."""
        for part in parts:
            self.launch(part)
        for part in parts:
            self.await_answer(part)

    def log(self, name: str) -> Path:
        folder = self.folder / "log"
        folder.mkdir(exist_ok=True)
        return folder / f"{name}.log"

    def answers(self, part: str) -> bool:
        """Tell whether a part does what it is for."""
        if part == "postgres":
            return not self.postgres("pg_isready", check=False).returncode
        if part == "haproxy":
            return status_of(self.ports["balancer"], "/") == 200
        if part in NODES:
            return status_of(self.ports[part], HEALTH) == 200
        return status_of(self.ports[part], "/") is not None

    def end(self, part: str) -> None:
        """End a part as one does who lets it finish; one that does not run is ended."""
        process = self.processes.pop(part, None)
        if process is not None:
            # PostgreSQL takes SIGTERM for a wish, and waits for its clients.
            process.send_signal(signal.SIGINT if part == "postgres" else signal.SIGTERM)
            process.wait()

    def kill(self, part: str) -> None:
        """End a part as a failure does."""
        process = self.processes.pop(part)
        process.kill()
        process.wait()

    def postgres(
        self, name: str, *arguments: str, check: bool = True
    ) -> subprocess.CompletedProcess:
        """Run a program of PostgreSQL as the owner of the database."""
        server = ("-h", "127.0.0.1", "-p", str(self.ports["postgres"]), "-U", "plone")
        return subprocess.run(
            [postgres_bin() / name, *server, *arguments],
            env={**os.environ, "PGPASSFILE": str(self.folder / "etc" / "pgpass")},
            check=check,
            capture_output=True,
        )

    def make_database(self) -> None:
        """Make an empty database, whose password nobody but its user knows."""
        data, password = self.folder / "database", secrets.token_urlsafe()
        data.mkdir(exist_ok=True)
        passfile = self.folder / "etc" / "pgpass"
        passfile.touch(0o600)
        passfile.write_text(f"127.0.0.1:*:*:plone:{password}\n")
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(password)
            file.flush()
            if as_postgres():
                shutil.chown(data, "postgres", "postgres")
                shutil.chown(file.name, "postgres")
            options = ("-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8")
            subprocess.run(
                [postgres_bin() / "initdb", "-D", data, "-U", "plone", *options]
                + [f"--pwfile={file.name}"],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd="/",
                **as_postgres(),
            )

    def make_site(self, password: str) -> None:
        """Make the demo site in an empty database."""
        self.postgres("dropdb", "--if-exists", "plone")
        self.postgres("createdb", "plone")
        # Zope reads it into an empty database alone, and removes it then.
        user = b"admin:" + pw_encrypt(password) + b"\n"
        (self.folder / NODES[0] / "inituser").write_bytes(user)
        environment = {
            **os.environ,
            "ADMIN_PASSWORD": "",
            "CACHING_PROXY": f"http://127.0.0.1:{self.ports['varnishd']}",
            "PYTHONWARNINGS": "ignore",
        }
        script = ROOT / "scripts" / "site.py"
        with self.log("site").open("a") as output:
            done = subprocess.run(
                [BIN / "zconsole", "run", self.conf(), script],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        if done.returncode:
            raise PartError(f"The site is not made: {self.log('site')} says why.")


@contextmanager
def serving(cluster: Cluster, password: str = "admin") -> Iterator[Cluster]:
    """Serve a cluster as long as the block lasts; what it lacks is made before.

    Raises :class:`PartError`.
    """
    render(cluster.variables())
    if not (cluster.folder / "database" / "PG_VERSION").exists():
        cluster.make_database()
    made = cluster.folder / "made"
    try:
        cluster.start("postgres")
        if not made.exists():
            cluster.make_site(password)
            # Empty: it says that there is a site, no more.
            made.touch()
        cluster.start(*PARTS[1:])
        yield cluster
    finally:
        for part in reversed(PARTS):
            cluster.end(part)


def program(name: str) -> str:
    """Return the path of a program of the system, which no user's PATH may have."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") or name


def status_of(port: int, path: str) -> int | None:
    """Return the status with which a port answers; None where it does not."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def missing() -> list[str]:
    """Return the packages of Debian that are not installed."""
    programs = {
        "postgresql": str(postgres_bin() / "postgres"),
        "varnish": program("varnishd"),
        "haproxy": program("haproxy"),
    }
    return [name for name, path in programs.items() if not os.access(path, os.X_OK)]


def unreachable(folder: Path) -> bool:
    """Tell whether PostgreSQL's user cannot get to its files."""
    return bool(subprocess.run(["test", "-x", folder], **as_postgres()).returncode)


def main() -> int:
    if packages := missing():
        sys.exit(f"The cluster needs the packages {', '.join(packages)}.")
    first = wanted_port(os.environ.get("PORT") or "8080")
    ports = [first, *(wanted_port(str(first + number)) for number in range(1, 6))]
    folder = Path(os.environ.get("CLUSTER") or ROOT / "cluster").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if unreachable(folder):
        sys.exit(f"The user postgres cannot enter {folder}: take another CLUSTER=.")
    password = os.environ.get("ADMIN_PASSWORD") or "admin"
    print("Starting …", flush=True)
    try:
        with serving(Cluster(folder, ports), password) as cluster:
            print(f"\n  {cluster.address}\n", flush=True)
            signal.pause()
    except PartError as error:
        sys.exit(str(error))
    return 0


def stop(signum: int, frame: object) -> None:
    """End all parts; who asks twice does not leave half of them behind."""
    for name in SIGNALS:
        signal.signal(name, signal.SIG_IGN)
    sys.exit(0 if signum == signal.SIGINT else 128 + signum)


if __name__ == "__main__":
    for name in SIGNALS:
        signal.signal(name, stop)
    sys.exit(main())
