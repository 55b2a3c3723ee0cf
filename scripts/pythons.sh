#!/bin/sh
# Unit and integration tests on each interpreter from 3.10 to 3.13 that this machine has,
# with the same lock, but for that of .venv, which has "make test"; prints at last which they
# were. PyPI has no interpreters to install.
set -eu
cd "$(dirname "$0")/.."
own=$(.venv/bin/python -c 'import platform; print(platform.python_version())')
tried="" missing=""
for version in 3.10 3.11 3.12 3.13; do
  case "$own" in "$version".*) continue ;; esac
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
  "$folder/bin/python" -m pytest tests/unit tests/integration -q
  tried="$tried $("$python" -c 'import platform; print(platform.python_version())')"
done
echo "Beside $own, unit and integration tests passed with:${tried:- none}; not on this machine:${missing:- none}."
