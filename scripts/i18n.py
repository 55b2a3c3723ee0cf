"""Collect messages, bring the catalogs up to date and compile them.

``--check`` changes nothing and fails where a catalog is stale or a German message
is missing. English texts are the message ids themselves.
"""

from pathlib import Path
from pythongettext.msgfmt import Msgfmt
import re
import shutil
import subprocess
import sys
import tempfile


ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "mittelsachsen" / "socialmedia"
DOMAIN = "mittelsachsen.socialmedia"
I18NDUDE = Path(sys.executable).parent / "i18ndude"


def update(locales: Path) -> None:
    """Rebuild the template, merge it into each catalog and compile."""
    pot = locales / f"{DOMAIN}.pot"
    subprocess.run(
        [I18NDUDE, "rebuild-pot", "--pot", pot, "--create", DOMAIN, PACKAGE],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for po in sorted(locales.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        subprocess.run(
            [I18NDUDE, "sync", "--pot", pot, po], check=True, stdout=subprocess.DEVNULL
        )
    for po in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            po.with_suffix(".mo").write_bytes(Msgfmt(source).get())


def messages(po: Path) -> dict[str, str]:
    """Return the messages of a catalog, without its header."""
    found = {}
    text = re.sub(r'"\n"', "", po.read_text(encoding="utf-8"))
    for match in re.finditer(r'(?m)^msgid "(.*)"\nmsgstr "(.*)"$', text):
        if match[1]:
            found[match[1]] = match[2]
    return found


def check() -> list[str]:
    """Return what is wrong with the catalogs as they are committed."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "locales"
        shutil.copytree(PACKAGE / "locales", fresh)
        update(fresh)
        for po in sorted(fresh.glob("*/LC_MESSAGES/*.po")):
            name = po.relative_to(fresh)
            committed = PACKAGE / "locales" / name
            if messages(po) != messages(committed):
                problems.append(f"{name} is stale: run make i18n")
            if not committed.with_suffix(".mo").exists():
                problems.append(f"{name} is not compiled: run make i18n")
            if name.parts[0] == "de":
                empty = [key for key, value in messages(po).items() if not value]
                problems += [f"{name} lacks: {key}" for key in empty]
    return problems


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = check()
        print("\n".join(found) or "The catalogs are complete.")
        sys.exit(bool(found))
    update(PACKAGE / "locales")
