#!/usr/bin/env bash
# Opens the app, setting up what it needs the first time: run.sh [what the program is asked, such as --version or demo]
set -euo pipefail
# shellcheck source=installer/setup.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup.sh"

# Without a display no window opens, so its libraries are not asked for; the program says so itself.
set_up locked.txt "$([ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || echo window)"
export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}"
exec "$python" -m fpz_app "$@"
