#!/usr/bin/env bash
# Proves the app: every test, with lint, types and import contracts among them: test.sh [what pytest is asked]
set -euo pipefail
# shellcheck source=installer/setup.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup.sh"

set_up locked-test.txt window
export QT_QPA_PLATFORM=offscreen
cd "$root"
exec "$python" -m pytest -q -n 2 "$@"
