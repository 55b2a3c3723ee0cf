"""The channel list over HTTP, each figure beside its reference of the same rounds."""

from base64 import b64encode
from client import Client
from statistics import median
from time import perf_counter


LIST = "@social-media-channels?b_size=25"
FIELDS = "".join(
    f"&metadata_fields={name}"
    for name in ("UID", "Description", "created", "modified", "socialmedia")
)
SEARCH = f"@search?portal_type=SocialMediaChannel&sort_on=created&b_size=25{FIELDS}"
FULL = "@search?portal_type=SocialMediaChannel&sort_on=created&b_size=25&fullobjects=1"
JSON = {"Accept": "application/json"}
ADMIN = {**JSON, "Authorization": f"Basic {b64encode(b'admin:admin').decode()}"}


def after_changes(client: Client, *places: tuple[str, str], rounds: int) -> list[float]:
    """Return the median milliseconds of first answers after a change.

    A place is a site and a path in it; the change is of a channel that is shown.
    """
    times = {place: [] for place in places}
    for number in range(rounds + 3):
        for site, path in places:
            client.patch(
                f"/{site}/k0/kanal-0", {"description": f"Stand {number}"}, ADMIN
            )
            status, spent = client.get(f"/{site}/{path}", **JSON)
            if status != 200:
                raise RuntimeError(f"{path}: {status}")
            if number >= 3:
                times[site, path].append(spent)
    return [median(times[place]) for place in places]


def accounts(client: Client, *sites: str, rounds: int = 100) -> list[float]:
    """Return the median milliseconds of questions that nobody asked before."""
    times = {site: [] for site in sites}
    for number in range(rounds + 10):
        for site in sites:
            url = f"instagram.com/kanal{1 + 2 * (number % 40)}%3Fr={number}"
            status, spent = client.get(
                f"/{site}/@social-media-account?url={url}", **JSON
            )
            if status != 200:
                raise RuntimeError(f"{url}: {status}")
            if number >= 10:
                times[site].append(spent)
    return [median(times[site]) for site in sites]


def savings(client: Client, rounds: int = 40) -> tuple[float, float]:
    """Return the median milliseconds of saving a channel, and of a page of Plone."""
    times = {"k0/kanal-0": [], "seite": []}
    for number in range(rounds + 3):
        for path, spent in times.items():
            values = {"description": f"Fassung {number}"}
            start = perf_counter()
            client.patch(f"/r100/{path}", values, ADMIN)
            spent.append((perf_counter() - start) * 1000)
    channel, page = (median(spent[3:]) for spent in times.values())
    return channel, page


def figures(port: int) -> list[tuple[str, float, float, float]]:
    """Return rows of title, value, reference and the ratio's limit."""
    client = Client(port)
    rows = []
    for title, other, limit, rounds in (
        ("25 of 1,000 after a change / @search (ms)", SEARCH, 0.5, 40),
        ("25 of 1,000 after a change / fullobjects (ms)", FULL, 0.1, 15),
    ):
        spent, reference = after_changes(
            client, ("r1000", LIST), ("r1000", other), rounds=rounds
        )
        rows.append((title, spent, reference, limit))
    many, few = after_changes(client, ("r10000", LIST), ("r100", LIST), rounds=40)
    rows.append(("25 of 10,000 / 25 of 100, after a change (ms)", many, few, 1.15))
    etag = client.etag(f"/r1000/{LIST}", JSON)
    known, floor = client.compare(
        f"/r1000/{LIST}",
        "/r1000/@floor",
        headers={**JSON, "If-None-Match": etag},
        expected=(304, 200),
    )
    rows.append(("304 by plone.app.caching / empty service (ms)", known, floor, 1.5))
    many, few = accounts(client, "r10000", "r100")
    rows.append(("account among 10,000 / among 100 (ms)", many, few, 1.1))
    html = {"Authorization": ADMIN["Authorization"]}
    many, few = client.compare(
        "/d1000/@@evaluations", "/d10/@@evaluations", headers=html, rounds=20
    )
    rows.append(("@@evaluations of 1,000 concepts / of 10 (ms)", many, few, 3))
    rows.append(("saving a channel / saving a page (ms)", *savings(client), 2))
    many, few = client.compare("/r10000/seite", "/r100/seite")
    rows.append(("unrelated page, 10,000 channels / 100 (ms)", many, few, 1.1))
    return rows
