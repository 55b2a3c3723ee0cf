"""Prove that the instance made by buildout serves the add-on.

Makes a site with it, starts it on a free port, asks for the channel list, and stores
and reads an image.
"""

import base64
import json
from pathlib import Path
import re
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import Request
from urllib.request import urlopen
from zope_instance import free_port


ROOT = Path(__file__).resolve().parent.parent
INSTANCE = ROOT / "bin" / "instance"
PATIENCE = 120  # seconds


def channels(port: int) -> list:
    """Return the channel list of the running instance, waiting for its start."""
    address = f"http://127.0.0.1:{port}/Plone/@social-media-channels"
    end = time.monotonic() + PATIENCE
    while True:
        try:
            request = Request(address, headers={"Accept": "application/json"})
            with urlopen(request, timeout=30) as answer:
                return json.load(answer)["items"]
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


def image_is_kept(port: int) -> bool:
    """Tell whether the running instance gives back the image that it was sent."""
    image = (ROOT / "docs" / "images" / "video.png").read_bytes()
    login = base64.b64encode(b"admin:admin").decode()
    headers = {"Accept": "application/json", "Authorization": f"Basic {login}"}
    body = {
        "@type": "Image",
        "title": "Bild",
        "image": {
            "data": base64.b64encode(image).decode(),
            "encoding": "base64",
            "filename": "bild.png",
            "content-type": "image/png",
        },
    }
    upload = Request(
        f"http://127.0.0.1:{port}/Plone",
        json.dumps(body).encode(),
        {**headers, "Content-Type": "application/json"},
    )
    with urlopen(upload, timeout=30) as answer:
        place = json.load(answer)["@id"]
    download = Request(f"{place}/@@download/image", headers=headers)
    with urlopen(download, timeout=30) as answer:
        return answer.read() == image


def main() -> int:
    subprocess.run([INSTANCE, "run", ROOT / "scripts" / "site.py"], check=True)
    port = free_port()
    ini = ROOT / "parts" / "instance" / "etc" / "wsgi.ini"
    original = ini.read_text()
    ini.write_text(re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{port}", original))
    server = subprocess.Popen([INSTANCE, "console"])
    try:
        found = channels(port)
        kept = image_is_kept(port)
    finally:
        server.terminate()
        server.wait(30)
        ini.write_text(original)
    print(f"The buildout's instance lists {len(found)} channels.")
    print(f"It {'keeps' if kept else 'loses'} an image.")
    return 0 if found and kept else 1


if __name__ == "__main__":
    sys.exit(main())
