#!/usr/bin/env bash
# Opens the app, setting up what it needs the first time: run.sh [what the program is asked, such as --version, demo or --with-centre]
set -euo pipefail
# shellcheck source=installer/setup.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup.sh"

# A centre needs more than a laptop does; `run.sh --with-centre` is short for `run.sh demo --with-centre`.
[ "${1:-}" != --with-centre ] || set -- demo "$@"
lock=locked.txt
for each in "$@"; do
  case $each in central | --with-centre) lock=locked-centre.txt ;; esac
done

# Without a display no window opens, so its libraries are not asked for; the program says so itself.
set_up $lock "$([ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || echo window)"
export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}"
exec "$python" -m fpz_app "$@"
