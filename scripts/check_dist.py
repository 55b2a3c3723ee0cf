"""Prove that sdist and wheel hold every file of the package.

Builds both and compares them with what git tracks.
"""

from pathlib import Path
import subprocess
import sys
import tarfile
import tempfile
import zipfile


ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    tracked = subprocess.run(
        ["git", "ls-files", "src"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    wanted = {name.removeprefix("src/") for name in tracked}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "build", "-q", "-o", folder, ROOT], check=True
        )
        (wheel,) = Path(folder).glob("*.whl")
        (sdist,) = Path(folder).glob("*.tar.gz")
        with zipfile.ZipFile(wheel) as archive:
            in_wheel = set(archive.namelist())
        with tarfile.open(sdist) as archive:
            in_sdist = {name.partition("/src/")[2] for name in archive.getnames()}
    lost = [f"wheel lacks {name}" for name in sorted(wanted - in_wheel)]
    lost += [f"sdist lacks {name}" for name in sorted(wanted - in_sdist)]
    print("\n".join(lost) or f"Wheel and sdist hold all {len(wanted)} files.")
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
