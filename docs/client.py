"""List a public body's social-media accounts, and ask whether an account is theirs.

    python client.py https://www.example.org            # all accounts in use
    python client.py https://www.example.org URL        # official, former or unknown

Needs Python 3.10 and nothing else.
"""

from collections.abc import Iterator
import json
import sys
from urllib.parse import urlencode
from urllib.request import Request
from urllib.request import urlopen


class Register:
    """The channel register of one site; asks again only for what has changed."""

    def __init__(self, site: str):
        self.site = site.rstrip("/")
        self.known = {}

    def get(self, url: str) -> dict:
        """Return an answer, from memory where the site says that it is unchanged."""
        headers = {"Accept": "application/json"}
        if url in self.known:
            headers["If-None-Match"] = self.known[url][0]
        try:
            with urlopen(Request(url, headers=headers)) as answer:
                self.known[url] = answer.headers["ETag"], json.load(answer)
        except OSError as error:
            if getattr(error, "code", None) != 304:
                raise
        return self.known[url][1]

    def channels(self, **filters: str) -> Iterator[dict]:
        """Yield all channels that fit, batch by batch."""
        url = f"{self.site}/@social-media-channels?{urlencode(filters)}"
        while url:
            data = self.get(url)
            yield from data["items"]
            url = data.get("batching", {}).get("next")

    def verdict(self, url: str) -> dict:
        """Return what the site says about an address."""
        query = urlencode({"url": url})
        return self.get(f"{self.site}/@social-media-account?{query}")


if __name__ == "__main__":
    register = Register(sys.argv[1])
    if len(sys.argv) > 2:
        print(register.verdict(sys.argv[2])["verdict"])
    else:
        for item in register.channels(status="active"):
            print(item["platform"]["title"], item["account_url"], sep="\t")
