"""Write the configuration of a cluster: the files of templates/ with their variables.

``python3 deploy/render.py deploy/production.ini`` needs nothing but Python.
"""

from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path
from string import Template
import sys


TEMPLATES = Path(__file__).resolve().parent / "templates"
NODES = ("node1", "node2")


def read_variables(path: Path) -> dict[str, str]:
    """Return the variables of a file such as ``production.ini``."""
    parser = ConfigParser(interpolation=None)
    parser.read_string(path.read_text(encoding="utf-8"))
    return dict(parser["variables"])


def render(variables: Mapping[str, str]) -> None:
    """Write all files below the folder that the variables name.

    Those of a node are written once for each, with its name, host and port.
    """
    folder = Path(variables["folder"])
    _write(TEMPLATES, folder / "etc", variables)
    for name in NODES:
        node = {"node": name, "node_host": variables[name]}
        own = {**variables, **node, "node_port": variables[f"{name}_port"]}
        _write(TEMPLATES / "node", folder / name / "etc", own)
        for part in ("log", "cache"):
            (folder / name / "var" / part).mkdir(parents=True, exist_ok=True)


def _write(source: Path, folder: Path, variables: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for template in filter(Path.is_file, source.iterdir()):
        text = Template(template.read_text(encoding="utf-8")).substitute(variables)
        file = folder / template.name
        file.write_text(text, encoding="utf-8")
        file.chmod(template.stat().st_mode)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: render.py FILE_OF_VARIABLES")
    render(read_variables(Path(sys.argv[1])))
