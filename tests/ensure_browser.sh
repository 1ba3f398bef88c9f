#!/bin/sh
# Finds or obtains a Chromium for the browser tests. Never fails: without one they are skipped, loudly.
cd "$(dirname "$0")/.." || exit 0
python=${PYTHON:-python3}

found() {
  "$python" -c 'import sys; from tests.browser import find_chromium; sys.exit(not find_chromium())'
}

# A machine without a network must not wait for long; macOS has no timeout command.
bounded() {
  if command -v timeout >/dev/null 2>&1; then timeout 600 "$@"; else "$@"; fi
}

from_apt() {
  apt_get="bounded apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=0"
  export DEBIAN_FRONTEND=noninteractive
  $apt_get update && $apt_get install -y --no-install-recommends chromium
}

found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "twitchlog: no Chromium found; installing the system's (once)"
  from_apt >/dev/null 2>&1
  found && exit 0
fi
echo "twitchlog: no Chromium found; asking Playwright for its own copy (once)"
bounded "$python" -m playwright install chromium-headless-shell >/dev/null 2>&1
found && exit 0
echo "twitchlog: could not get a Chromium, so the browser tests will be skipped" \
  "(Debian: apt-get install chromium; or set TWITCHLOG_CHROMIUM)" >&2
exit 0
