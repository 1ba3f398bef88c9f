"""The rows of episodes.csv as the sqlite3 program writes them, by one statement with joins."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from twitchlog import DATABASE_FILE

_FACTORS = ("caffeine_mg", "sleep_h", "stress", "hydration_ml")
_VALUES = ",\n".join(
    f"""coalesce(max(CASE WHEN factor = '{slug}' AND at IS NULL THEN value END),
  sum(CASE WHEN factor = '{slug}' AND at IS NOT NULL THEN value END)) AS {slug}"""
    for slug in _FACTORS
)
_CLOCK = "strftime('%Y-%m-%dT%H:%M:%S', {0}, offset_minutes || ' minutes') || offset"
STATEMENT = f"""
WITH days AS (
  SELECT day, {_VALUES} FROM readings
  WHERE owner_id = 1 AND deleted_at IS NULL GROUP BY day
), places AS (
  SELECT episode_id, group_concat(region || ':' || side, '; ') AS sites
  FROM (SELECT * FROM episode_sites ORDER BY episode_id, position) GROUP BY episode_id
), bouts AS (
  SELECT *, printf('%s%02d:%02d', CASE WHEN offset_minutes < 0 THEN '-' ELSE '+' END,
    abs(offset_minutes) / 60, abs(offset_minutes) % 60) AS offset
  FROM episodes WHERE owner_id = 1 AND deleted_at IS NULL
)
SELECT public_id AS id, {_CLOCK.format("started_at")} AS started_at,
  {_CLOCK.format("ended_at")} AS ended_at, still_going, type, sites, strength, frequency,
  replace(context, ' ', '; ') AS context, replace(symptoms, ' ', '; ') AS symptoms, note, recalled,
  {", ".join(f"CASE WHEN {slug} IS NOT NULL THEN printf('%g', {slug}) END" for slug in _FACTORS)}
FROM bouts LEFT JOIN places ON places.episode_id = bouts.id LEFT JOIN days USING (day)
ORDER BY bouts.started_at, public_id
"""


def is_here() -> bool:
    """Whether there is a program of that name."""
    return shutil.which("sqlite3") is not None


def written(folder: Path) -> bytes:
    """The rows of the account that was opened first, without a header."""
    command = ["sqlite3", "-readonly", "-csv", str(folder / DATABASE_FILE), STATEMENT]
    return subprocess.run(command, check=True, capture_output=True).stdout
