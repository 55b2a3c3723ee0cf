"""Make the instance and the demo site where they are missing, and serve them.

PORT and ADMIN_PASSWORD come from the environment; without ADMIN_PASSWORD the
password stays what it is, ``admin`` on a new site.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
import fcntl
from http.client import HTTPConnection
import os
from pathlib import Path
import signal
import socket
import sys
import time
from zope_instance import BIN
from zope_instance import make_instance
from zope_instance import running


ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"
LOGS = INSTANCE / "var" / "log"


def wanted_port(text: str) -> int:
    """Return the port that a text names, if a program may listen there."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(f"PORT={text} is no port: take a number from 1024 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            sys.exit(f"Port {port} is not allowed: take one from 1024 to 65535.")
        except OSError:
            sys.exit(f"Port {port} is taken: choose another, for example PORT=8090.")
    return port


@contextmanager
def alone() -> Iterator[int]:
    """Hold this checkout for one start; gives the descriptor that holds it.

    A process that inherits the descriptor holds the checkout too, so a server whose
    parent was killed still keeps others from its database.
    """
    checkout = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(checkout, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit("The site of this checkout runs already: stop it first.")
    try:
        yield checkout
    finally:
        os.close(checkout)


def make_site(held: int) -> None:
    """Make the site where it is missing and set the password where one is given."""
    log = LOGS / "site.log"
    script = ROOT / "scripts" / "site.py"
    with (
        log.open("w") as errors,
        running(
            *(BIN / "zconsole", "run", INSTANCE / "etc" / "zope.conf", script),
            stderr=errors,
            pass_fds=[held],
        ) as making,
    ):
        if making.wait():
            sys.exit(f"The site could not be made: {log} says why.")


def status_of(port: int, password: str) -> int | None:
    """Return how the site answers to admin with a password; None if it does not yet."""
    login = base64.b64encode(f"admin:{password}".encode()).decode()
    headers = {"Accept": "application/json", "Authorization": f"Basic {login}"}
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/Plone/@controlpanels", headers=headers)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def serve(port: int, password: str, held: int) -> int:
    """Serve the site, tell its login once it answers, and return the exit status."""
    print("Starting …", flush=True)
    command = BIN / "runwsgi", "-q", INSTANCE / "etc" / "zope.ini"
    with running(*command, pass_fds=[held]) as server:
        while (status := status_of(port, password or "admin")) is None:
            if server.poll() is not None:
                sys.exit(f"The server ended: {LOGS / 'event.log'} says why.")
            time.sleep(0.2)
        known = "your password" if status == 401 else password or "admin"
        print(f"\n  http://localhost:{port}/Plone\n  admin / {known}\n", flush=True)
        return server.wait()


def main() -> int:
    password = os.environ.get("ADMIN_PASSWORD", "")
    with alone() as held:
        port = wanted_port(os.environ.get("PORT") or "8080")
        make_instance(INSTANCE, port)
        made = INSTANCE / "var" / ".site"
        if password or not made.exists():
            make_site(held)
        # Empty: it says that there is a site, no more.
        made.write_text("")
        return serve(port, password, held)


def stop(signum: int, frame: object) -> None:
    """End as one does who is asked to, with what was begun."""
    sys.exit(128 + signum)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
