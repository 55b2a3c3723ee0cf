#!/bin/sh
# The unit tests on every interpreter from 3.10 to 3.13 that this machine has, with the
# same lock; prints at last which they were. PyPI has no interpreters to install.
set -eu
cd "$(dirname "$0")/.."
tried="" missing=""
for version in 3.10 3.11 3.12 3.13; do
  python=""
  for found in "$(command -v "python$version" || true)" \
    "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
    if [ -x "$found" ] && "$found" scripts/check_python.py 2>/dev/null; then
      python=$found
    fi
  done
  if [ -z "$python" ]; then
    missing="$missing $version"
    continue
  fi
  folder=.venv-python/$version
  sh scripts/install.sh "$python" "$folder" --no-deps --no-build-isolation -e .
  "$folder/bin/python" -m pytest tests/unit -q
  tried="$tried $("$python" -c 'import platform; print(platform.python_version())')"
done
echo "The unit tests passed with Python$tried; this machine does not have:${missing:- none}."
[ -n "$tried" ]
