"""The rows of episodes.csv taken into a journal's tables by the sqlite3 program alone.

The tables, indexes and triggers are those of an installation with one empty journal. Nothing is
checked or compared: each line becomes a bout, its sites and what it says of its day.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from twitchlog import DATABASE_FILE

_COLUMNS = (
    "id, started_at, ended_at, still_going, type, sites, strength, frequency, context, symptoms, "
    "note, recalled, caffeine_mg, sleep_h, stress, hydration_ml"
)
_FACTORS = ("caffeine_mg", "sleep_h", "stress", "hydration_ml")
_UTC = "strftime('%Y-%m-%dT%H:%M:%SZ', {0})"
_DAY = "date(substr(started_at, 1, 19), '-4 hours')"
_STATEMENTS = " UNION ALL ".join(
    f"SELECT 1, {_DAY}, '{slug}', CAST(max({slug}) AS REAL) FROM lines WHERE {slug} != '' "
    f"GROUP BY {_DAY}"
    for slug in _FACTORS
)
_SCRIPT = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE;
CREATE TEMP TABLE lines ({_COLUMNS});
.import --csv --skip 1 --schema temp FILE lines
INSERT INTO episodes (owner_id, public_id, version, started_at, offset_minutes, day, ended_at,
  still_going, type, strength, frequency, context, symptoms, note, recalled, ended_none)
SELECT 1, id, 1, {_UTC.format("started_at")},
  (substr(started_at, 21, 2) * 60 + substr(started_at, 24, 2))
    * CASE substr(started_at, 20, 1) WHEN '-' THEN -1 ELSE 1 END,
  {_DAY}, {_UTC.format("nullif(ended_at, '')")}, CAST(still_going AS INTEGER), type,
  CAST(nullif(strength, '') AS INTEGER), nullif(frequency, ''), replace(context, '; ', ' '),
  replace(symptoms, '; ', ' '), note, CAST(recalled AS INTEGER), 0
FROM lines;
INSERT INTO episode_sites (episode_id, region, side, position)
SELECT episodes.id, substr(value, 1, instr(value, ':') - 1), substr(value, instr(value, ':') + 1),
  key
FROM lines JOIN episodes ON owner_id = 1 AND public_id = lines.id,
  json_each('["' || replace(lines.sites, '; ', '","') || '"]');
INSERT INTO readings (owner_id, day, factor, value) {_STATEMENTS};
COMMIT;
"""
TOLD = """
SELECT public_id, started_at, offset_minutes, day, ended_at, still_going, type, strength, frequency,
  context, symptoms, note, recalled FROM episodes ORDER BY public_id;
SELECT public_id, region, side, position FROM episode_sites JOIN episodes ON id = episode_id
  ORDER BY public_id, position;
SELECT day, factor, value, at FROM readings ORDER BY day, factor;
"""


def take_in(file: Path, folder: Path) -> None:
    """Write the rows of a CSV file into the installation of a folder."""
    script = _SCRIPT.replace("FILE", str(file))
    _run(folder, script)


def rows(folder: Path) -> str:
    """All bouts, sites and statements of an installation, in order."""
    return _run(folder, TOLD)


def _run(folder: Path, script: str) -> str:
    command = ["sqlite3", "-bail", str(folder / DATABASE_FILE)]
    done = subprocess.run(command, input=script, check=True, capture_output=True, text=True)
    return done.stdout
