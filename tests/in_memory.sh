#!/bin/sh
# Runs a command with its temporary files in memory, where there is room for them and programs may
# run from there: every entry that is saved waits for the disk, as it must, and tests save thousands.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
[ "${room:-0}" -ge 2000000 ] && scratch=$(mktemp -d /dev/shm/twitchlog-tests.XXXXXX) || exec "$@"

trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
printf '#!/bin/sh\n' >"$scratch/program"
chmod +x "$scratch/program"
if "$scratch/program" 2>/dev/null; then TMPDIR=$scratch; export TMPDIR; fi
"$@"
