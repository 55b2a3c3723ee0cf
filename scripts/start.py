"""Make the instance and the demo site where they are missing, and serve them."""

import os
from pathlib import Path
import re
import socket
import subprocess
import sys


ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "instance"
BIN = Path(sys.executable).parent


def port_is_free(port: int) -> bool:
    """Tell whether nobody listens on the port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def make_instance(port: int) -> None:
    """Write the instance's configuration; its data are left alone."""
    ini = INSTANCE / "etc" / "zope.ini"
    if not ini.exists():
        print("Making the instance …", flush=True)
        subprocess.run(
            [BIN / "mkwsgiinstance", "-d", INSTANCE, "-u", "admin:admin"], check=True
        )
    text = ini.read_text()
    text = re.sub(r"(?m)^(host|port|listen)\s*=.*\n", "", text)
    text = re.sub(
        r"(?m)^use = egg:waitress#main$",
        f"use = egg:waitress#main\nlisten = 127.0.0.1:{port}",
        text,
    )
    ini.write_text(text)


def main() -> int:
    port = int(os.environ.get("PORT", "8080"))
    if not port_is_free(port):
        sys.exit(f"Port {port} is taken: choose another with make start PORT=8090.")
    make_instance(port)
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
