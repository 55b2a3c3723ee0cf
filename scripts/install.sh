#!/bin/sh
# install.sh PYTHON VENV [ARGUMENTS]: install what requirements.lock pins into an
# environment, and then what the arguments of "uv pip install" name.
set -eu
python=$1
venv=$2
shift 2
"$python" scripts/check_python.py
echo "Installing into $venv …"
mkdir -p "$venv"
# pip and uv keep what they fetch below HOME; where that cannot be written, here.
cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
if ! mkdir -p "$cache" 2>/dev/null || ! [ -w "$cache" ]; then
  export XDG_CACHE_HOME="$PWD/$venv/cache"
fi
run() {
  "$@" >"$venv/install.log" 2>&1 && return
  echo "Installing failed, mostly for want of a network: $venv/install.log says why." >&2
  exit 1
}
run "$python" -m venv "$venv"
run "$venv/bin/python" -m pip install --disable-pip-version-check --retries 1 "$(grep '^uv==' requirements.lock)"
run "$venv/bin/uv" pip install --python "$venv/bin/python" -r requirements.lock
[ $# = 0 ] || run "$venv/bin/uv" pip install --python "$venv/bin/python" "$@"
