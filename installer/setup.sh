# Set-up for run.sh and test.sh, which source it: finds a Python, then brings .venv and Qt's system libraries up to date, once.
# Messages go to standard error. Nothing here names a package index: pip and apt use the machine's own configuration.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python

# What Qt opens at run time, by its file name, and the Debian or Ubuntu package that holds it.
QT_LIBRARIES=(
  libEGL.so.1=libegl1 libGL.so.1=libgl1 libX11.so.6=libx11-6 libX11-xcb.so.1=libx11-xcb1
  libcups.so.2=libcups2 libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6
  libglib-2.0.so.0=libglib2.0-0 libgssapi_krb5.so.2=libgssapi-krb5-2 libxkbcommon.so.0=libxkbcommon0
  libxkbcommon-x11.so.0=libxkbcommon-x11-0 libwayland-client.so.0=libwayland-client0
  libwayland-cursor.so.0=libwayland-cursor0 libwayland-egl.so.1=libwayland-egl1
  libxcb.so.1=libxcb1 libxcb-cursor.so.0=libxcb-cursor0 libxcb-glx.so.0=libxcb-glx0 libxcb-icccm.so.4=libxcb-icccm4
  libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
  libxcb-render.so.0=libxcb-render0 libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0
  libxcb-shm.so.0=libxcb-shm0 libxcb-sync.so.1=libxcb-sync1 libxcb-util.so.1=libxcb-util1
  libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1
)

say() { printf '%s\n' "$*" >&2; }
stop() { printf '%s\n' "$@" >&2; exit 1; }

# Runs a command in silence; shows what it wrote only if it fails.
quietly() {
  local said status=0
  said=$("$@" 2>&1) || status=$?
  [ "$status" -eq 0 ] || say "$said"
  return "$status"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] || { command -v sudo && sudo -n true; } >/dev/null 2>&1
}

# Installs system packages, or prints the one line that does and stops.
install_system() {
  local line="apt-get install -y --no-install-recommends $*"
  command -v apt-get >/dev/null ||
    stop "This system has no apt. Please install what these Debian packages hold, then run this again:" "  $*"
  can_be_root ||
    stop "Some system packages are missing. Please run this line, then run this again:" \
      "  sudo apt-get update && sudo $line"
  say "Installing system packages: $*"
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive $line >/dev/null 2>&1 ||
    { quietly as_root apt-get update && quietly as_root env DEBIAN_FRONTEND=noninteractive $line; } ||
    stop "The system packages could not be installed. They are needed once; when there is a network, run this again."
}

find_python() {
  local name
  for name in python3.11 python3.12 python3.13 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# Prints the system packages that are missing: what makes an environment, and for a window Qt's libraries.
missing_packages() {
  "$1" -c 'import ensurepip, venv' 2>/dev/null ||
    "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
  [ "$2" = window ] && [ "$(uname -s)" = Linux ] || return 0
  "$1" - "${QT_LIBRARIES[@]}" <<'PY'
import ctypes
import sys

for library, package in (pair.split("=") for pair in sys.argv[1:]):
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
PY
}

# Makes .venv hold what the lock file names; one whose making was broken off is made anew.
fill_environment() {
  local base=$1 lock=$2
  say "Setting up the program's packages in .venv: this takes a minute or two, once."
  if [ -e "$venv/unfinished" ] || ! "$python" -m pip --version >/dev/null 2>&1; then
    quietly "$base" -m venv --clear "$venv" || stop "The environment .venv could not be made."
  fi
  : >"$venv/unfinished"
  quietly "$python" -m pip install --quiet --no-input --disable-pip-version-check --no-warn-script-location \
    --only-binary=:all: --require-hashes -r "$lock" ||
    stop "The packages could not be fetched. They are needed once; when there is a network, run this again."
  rm -f "$venv/unfinished"
}

# What a finished set-up rests on: as long as it is the same, nothing is done again.
fingerprint() {
  "$python" -V 2>&1
  cat "$1" "$root/installer/setup.sh" | sha256sum
}

# set_up LOCK [window]: after it, .venv holds what the lock names, and the system what a window needs if there is to be one.
set_up() {
  local lock=$root/installer/$1 mark=$venv/ready-$1-${2:-plain} base missing
  [ ! -e "$venv/unfinished" ] && [ -e "$mark" ] && [ "$(fingerprint "$lock")" = "$(cat "$mark")" ] && return
  if ! base=$(find_python); then
    if command -v python3 >/dev/null; then install_system python3.11-venv; else install_system python3-venv; fi
    base=$(find_python) || stop "Python 3.11 or later is needed, and this system's packages have none."
  fi
  missing=$(missing_packages "$base" "${2:-plain}")
  # shellcheck disable=SC2086
  [ -z "$missing" ] || install_system $missing
  fill_environment "$base" "$lock"
  fingerprint "$lock" >"$mark"
}
