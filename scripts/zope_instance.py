"""A Zope instance on a port of the loopback address."""

from pathlib import Path
import re
import socket
import subprocess
import sys


BIN = Path(sys.executable).parent


def free_port() -> int:
    """Return a port of the loopback address on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_instance(folder: Path, port: int) -> None:
    """Write an instance's configuration where it is missing; data are left alone."""
    ini = folder / "etc" / "zope.ini"
    if not ini.exists():
        print("Making the instance …", flush=True)
        subprocess.run(
            [BIN / "mkwsgiinstance", "-d", folder, "-u", "admin:admin"], check=True
        )
    text = ini.read_text()
    text = re.sub(r"(?m)^(host|port|listen)\s*=.*\n", "", text)
    text = re.sub(
        r"(?m)^use = egg:waitress#main$",
        f"use = egg:waitress#main\nlisten = 127.0.0.1:{port}",
        text,
    )
    ini.write_text(text)
