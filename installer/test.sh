#!/usr/bin/env bash
# Proves the app: every test, with lint, types and import contracts among them: test.sh [what pytest is asked]
set -euo pipefail
# shellcheck source=installer/setup.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup.sh"

# Prints the system packages that some tests use and that are missing: a session, a keyring, a screen that nobody sees, a client
# that reads windows from outside, as a screen reader does, and a PostgreSQL that knows TLS.
missing_for_tests() {
  command -v dbus-run-session >/dev/null || echo dbus
  command -v gnome-keyring-daemon >/dev/null || echo gnome-keyring
  command -v Xvfb >/dev/null || echo xvfb
  [ -x /usr/libexec/at-spi-bus-launcher ] || echo at-spi2-core
  /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' 2>/dev/null ||
    echo python3-gi gir1.2-atspi-2.0
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres >/dev/null || echo postgresql
}

# Installs them where that may be, and tries it once; the tests that lack them say so and are left out.
install_for_tests() {
  local missing install no_server=/etc/postgresql-common/createcluster.d/fpz-tests.conf
  [ ! -e "$venv/tried-for-tests" ] || return 0
  missing=$(missing_for_tests | tr '\n' ' ')
  [ -n "$missing" ] && command -v apt-get >/dev/null && can_be_root || return 0
  : >"$venv/tried-for-tests"
  say "Installing what some tests use: $missing"
  install="env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing"
  # The tests start servers of their own: none is made or started for the machine.
  echo 'create_main_cluster = false' | as_root install -D -m 0644 /dev/stdin "$no_server" || true
  # shellcheck disable=SC2086
  as_root $install >/dev/null 2>&1 || { as_root apt-get update && as_root $install; } >/dev/null 2>&1 ||
    say "They could not be installed; the tests that use them are left out."
  as_root rm -f "$no_server" || true
}

set_up locked-test.txt window
install_for_tests
export QT_QPA_PLATFORM=offscreen
unset PYTHONDONTWRITEBYTECODE  # hundreds of processes would each compile the program anew
cd "$root"
"$python" -m compileall -q fpz_app tests/helpers
# One more than the cores: tests wait for processes of their own. Neighbours stay together, so what they share is made once.
at_once=$(($(getconf _NPROCESSORS_ONLN) + 1))
[ $# -eq 0 ] || exec "$python" -m pytest -q -n "$at_once" --dist worksteal "$@"

# Window tests run a few files a process: a library fault that ends one process is then seen, named and tried once more.
few_windows() {
  local code=0
  "$python" -m pytest -q "$@" || code=$?
  [ "$code" -gt 128 ] || return "$code"
  echo "A test process was ended by signal $((code - 128)). Once more: $*"
  "$python" -m pytest -q "$@"
}
export -f few_windows
export python

"$python" -m pytest -q -n "$at_once" --dist worksteal --ignore=tests/gui tests
printf '%s\0' tests/gui/test_*.py | xargs -0 -n 6 -P "$at_once" bash -c 'few_windows "$@"' windows
