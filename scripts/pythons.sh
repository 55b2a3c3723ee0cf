#!/bin/sh
# The unit tests on every interpreter of 3.10 to 3.13 that this machine has, by the same
# lock; prints at last which were tried. Those of pyenv and of the system are found.
set -eu
cd "$(dirname "$0")/.."
tried="" missing=""
for minor in 10 11 12 13; do
  python=""
  for found in "$(command -v "python3.$minor" || true)" "${PYENV_ROOT:-$HOME/.pyenv}/versions/3.$minor".*/bin/python; do
    if [ -x "$found" ] && "$found" scripts/check_python.py 2>/dev/null; then python=$found; fi
  done
  if [ -z "$python" ]; then
    missing="$missing 3.$minor"
    continue
  fi
  sh scripts/install.sh "$python" ".venv-python/3.$minor" --no-deps --no-build-isolation -e .
  ".venv-python/3.$minor/bin/python" -m pytest tests/unit -q
  tried="$tried $("$python" -c 'import platform; print(platform.python_version())')"
done
echo "Unit tests passed on Python$tried; not on this machine:${missing:- none}."
[ -n "$tried" ]
