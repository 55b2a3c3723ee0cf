"""Write versions.cfg for buildout from requirements.lock.

The lock holds for several Pythons; the pins are those of the Python that runs this.
"""

from packaging.requirements import Requirement
from pathlib import Path
import sys


def pins(lock: str) -> dict[str, str]:
    """Return version by project name; raises ValueError for two of one name."""
    found = {}
    for line in lock.splitlines():
        line = line.partition("#")[0].strip()
        if not line:
            continue
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        if requirement.name in found:
            raise ValueError(f"Two versions of {requirement.name} in the lock")
        (specifier,) = requirement.specifier
        found[requirement.name] = specifier.version
    return found


def main(source: Path, target: Path) -> None:
    lines = [
        f"{name} = {version}"
        for name, version in sorted(pins(source.read_text()).items())
    ]
    target.write_text("[versions]\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
