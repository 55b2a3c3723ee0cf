"""Prove that sdist and wheel hold every file of the package, the sdist the tests too.

Builds both and compares them with what git tracks; pyroma rates the metadata.
"""

from pathlib import Path
import subprocess
import sys
import tarfile
import tempfile
import zipfile


ROOT = Path(__file__).resolve().parent.parent


def tracked(*folders: str) -> set[str]:
    """Return the files of folders that git tracks, named from the project's root."""
    command = ["git", "ls-files", "-z", *folders]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return set(listed.stdout.decode().strip("\0").split("\0"))


def main() -> int:
    package = {name.removeprefix("src/") for name in tracked("src")}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "build", "-q", "-o", folder, ROOT], check=True
        )
        (wheel,) = Path(folder).glob("*.whl")
        (sdist,) = Path(folder).glob("*.tar.gz")
        with zipfile.ZipFile(wheel) as archive:
            in_wheel = set(archive.namelist())
        with tarfile.open(sdist) as archive:
            in_sdist = {name.partition("/")[2] for name in archive.getnames()}
    lost = [f"wheel lacks {name}" for name in sorted(package - in_wheel)]
    source = tracked("src", "tests", "scripts", "deploy")
    lost += [f"sdist lacks {name}" for name in sorted(source - in_sdist)]
    print("\n".join(lost) or f"Wheel and sdist hold all {len(source)} files.")
    rating = subprocess.run(
        [Path(sys.executable).with_name("pyroma"), "-n", "10", ROOT]
    )
    return bool(lost or rating.returncode)


if __name__ == "__main__":
    sys.exit(main())
