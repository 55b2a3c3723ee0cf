from bench import *
from pathlib import Path
import subprocess
import tempfile


with tempfile.TemporaryDirectory() as name:
    folder, port = Path(name) / "instance", free_port()
    make_instance(folder, port); add_floor(folder)
    in_zope(folder, "sites.py")
    figures = in_zope(folder, "duty.py") + in_zope(folder, "document.py")
    server = subprocess.Popen([BIN / "runwsgi", folder / "etc" / "zope.ini"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        client = Client(port)
        many="/document/viele"
        ours, stock = client.compare(many, "/document/ordner"); figures.append(("concept/folder", ours, stock, 1.3))
        rest, page = client.compare("/document/++api++/viele/@usage-concept", many); figures.append(("usage", rest, page, .5))
    finally:
        server.terminate(); server.wait()
for f in figures: print(f, f[1]/f[2])
