"""One file from a public server, which cannot lead elsewhere nor hold the process."""

from ada_url import URL
from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from contextlib import suppress
from http.client import HTTPConnection
from http.client import HTTPException
from ipaddress import ip_address
import socket
import ssl
from threading import Event
from threading import Timer
from time import monotonic


PORTS = {"http:": 80, "https:": 443}


class DownloadError(Exception):
    """The file cannot be had; the message says why."""


def download(
    url: URL, max_bytes: int, timeout: float, deadline: float, private: bool = False
) -> bytes:
    """Return what a server sends with status 200; redirects are not followed.

    ``timeout`` are the seconds without an answer, ``deadline`` those for all of it
    once the name is known, however the server drips. ``private`` allows addresses that
    are not public. Raises :class:`DownloadError`.
    """
    try:
        found = socket.getaddrinfo(
            url.hostname.strip("[]"),
            int(url.port or PORTS[url.protocol]),
            type=socket.SOCK_STREAM,
        )
        if not private and not all(is_public(str(item[4][0])) for item in found):
            raise DownloadError("the address is not public")
        end = monotonic() + deadline
        with closing(_connect(found, timeout, end)) as plain:
            with closing(_secured(plain, url)) as sock, _until(end, sock):
                return _read(sock, url, max_bytes)
    except (OSError, HTTPException) as error:
        raise DownloadError(type(error).__name__) from error


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the internet's, also where IPv6 wraps it."""
    ip = ip_address(address)
    return (getattr(ip, "ipv4_mapped", None) or ip).is_global


def _connect(found: list, timeout: float, end: float) -> socket.socket:
    """Connect to the first that answers of the very addresses that were checked.

    A name that is resolved a second time may have become another server's.
    """
    failure = OSError("no address")
    for family, kind, protocol, _name, address in found:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(max(0.001, min(timeout, end - monotonic())))
            sock.connect(address)
        except OSError as error:
            sock.close()
            failure = error
        else:
            sock.settimeout(timeout)
            return sock
    raise failure


def _secured(sock: socket.socket, url: URL) -> socket.socket:
    """Return the socket with TLS for the name in the address, the handshake to come."""
    if url.protocol != "https:":
        return sock
    return ssl.create_default_context().wrap_socket(
        sock, server_hostname=url.hostname.strip("[]"), do_handshake_on_connect=False
    )


@contextmanager
def _until(end: float, sock: socket.socket) -> Iterator[None]:
    """Shut a socket down at a moment; raises :class:`DownloadError` if that came.

    A timeout of the socket begins anew with each byte.
    """
    expired = Event()

    def expire() -> None:
        expired.set()
        with suppress(OSError):
            # Past TLS, whose state belongs to the thread that reads.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = Timer(max(0, end - monotonic()), expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException, DownloadError):
        if not expired.is_set():
            raise
    finally:
        timer.cancel()
    if expired.is_set():
        raise DownloadError("too slow")


def _read(sock: socket.socket, url: URL, max_bytes: int) -> bytes:
    if isinstance(sock, ssl.SSLSocket):
        sock.do_handshake()
    connection = HTTPConnection(url.hostname)
    connection.sock = sock
    headers = {"Host": url.host, "User-Agent": "mittelsachsen.socialmedia"}
    connection.request("GET", url.pathname + url.search, headers=headers)
    with connection.getresponse() as response:
        if response.status != 200:
            raise DownloadError(f"status {response.status}")
        data = response.read(max_bytes + 1)
        if len(data) > max_bytes:
            raise DownloadError("too large")
        if response.length:
            raise DownloadError("cut off")
        return data
