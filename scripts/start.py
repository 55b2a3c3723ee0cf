"""Make the instance and the demo site where they are missing, and serve them."""

import os
from pathlib import Path
import socket
import subprocess
import sys
from zope_instance import BIN
from zope_instance import make_instance


ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"


def port_is_free(port: int) -> bool:
    """Tell whether nobody listens on the port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def main() -> int:
    port = int(os.environ.get("PORT", "8080"))
    if not port_is_free(port):
        sys.exit(f"Port {port} is taken: choose another with make start PORT=8090.")
    make_instance(INSTANCE, port)
    done = INSTANCE / "var" / ".site"
    password = os.environ.get("ADMIN_PASSWORD", "admin")
    if not done.exists() or done.read_text() != password:
        subprocess.run(
            [
                BIN / "zconsole",
                "run",
                INSTANCE / "etc" / "zope.conf",
                ROOT / "scripts" / "site.py",
            ],
            check=True,
        )
        done.touch(mode=0o600)
        done.write_text(password)
    print(f"\n  http://localhost:{port}/Plone\n  admin / {password}\n", flush=True)
    try:
        return subprocess.call([BIN / "runwsgi", INSTANCE / "etc" / "zope.ini"])
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (KeyboardInterrupt, subprocess.CalledProcessError) as stop:
        sys.exit(130 if isinstance(stop, KeyboardInterrupt) else str(stop))
