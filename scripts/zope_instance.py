"""A Zope instance on a port of the loopback address: one template for all of them."""

from AuthEncoding.AuthEncoding import pw_encrypt
from collections.abc import Iterator
from contextlib import contextmanager
import os
from pathlib import Path
import socket
from string import Template
import subprocess
import sys


BIN = Path(sys.executable).parent
TEMPLATES = Path(__file__).resolve().parent / "instance"
FILE_STORAGE = """\
  <filestorage>
    path $instance/var/Data.fs
    blob-dir $instance/var/blobstorage
  </filestorage>"""


def free_port() -> int:
    """Return a port of the loopback address on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_instance(folder: Path, port: int, storage: str = FILE_STORAGE) -> None:
    """Write an instance's configuration for a port; data are left alone.

    ``storage`` is the section of zope.conf that says where the database is. A new
    instance has the user ``admin`` with the password ``admin``.
    """
    etc = folder / "etc"
    for name in (etc, folder / "var" / "log", folder / "var" / "cache"):
        name.mkdir(parents=True, exist_ok=True)
    # Zope reads this into an empty database alone, and removes it then.
    if not (folder / "var" / "Data.fs").exists():
        (folder / "inituser").write_bytes(b"admin:" + pw_encrypt("admin") + b"\n")
    for template in TEMPLATES.iterdir():
        text = template.read_text().replace("$storage", storage)
        text = Template(text).substitute(instance=folder, port=port)
        (etc / template.name).write_text(text)


@contextmanager
def running(*command, **options) -> Iterator[subprocess.Popen]:
    """Run a command as long as the block lasts, without the warnings of packages.

    The options are those of ``subprocess.Popen``.
    """
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        # Ctrl-C reaches the block alone, which ends the command without a traceback.
        start_new_session=True,
        **options,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
