"""Google Fit's sessions: nights, meditations and workouts, one to a file."""

from __future__ import annotations

import re
from datetime import datetime

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.foreign import instants
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.spans import Span, span_of
from twitchlog.imports.json_values import Node
from twitchlog.vocabulary import N_

ACTIVITY = "fitnessActivity"
_LONGEST = 60
_QUIET = {"meditation", "guided_breathing"}
_PASSIVE = {"still", "in_vehicle", "on_foot", "tilting", "unknown"}
_STAGES = {"sleep.light", "sleep.deep", "sleep.rem"}
_DURATION = re.compile(r"(\d{1,9})(?:\.\d{1,9})?s", re.A)


def take_session(session: Node, line: int, health: Health, zone: str) -> None:
    """Take one session. Raises WrongValue."""
    activity = session.member(ACTIVITY).text(_LONGEST)
    if activity.partition(".")[0] == "sleep":
        for span, measured in _slept(session, line, zone):
            health.sleep.add(span, measured=measured)
    elif activity in _QUIET:
        health.relaxation.add(_span(session, line, zone))
    elif activity in _PASSIVE:
        health.count(activity)
    else:
        health.training.add_workout(_span(session, line, zone), _active(session))


def _slept(session: Node, line: int, zone: str) -> list[tuple[Span, bool]]:
    """The segments that were slept, and which were measured; all of it where there are none."""
    segments = list(session.items("segment")) if session.has("segment") else []
    if not segments:
        return [(_span(session, line, zone), False)]
    told = [(_span(one, line, zone), _kind(one)) for one in segments]
    return [(span, kind in _STAGES) for span, kind in told if kind == "sleep" or kind in _STAGES]


def _kind(segment: Node) -> str:
    """What a segment is; segments of some devices say no more than when they slept."""
    return segment.member(ACTIVITY).text(_LONGEST) if segment.has(ACTIVITY) else "sleep"


def _active(session: Node) -> int | None:
    if not session.has("duration"):
        return None
    node = session.member("duration")
    told = _DURATION.fullmatch(node.text(_LONGEST))
    if told is None:
        raise node.wrong(N_("is not a duration like 1800s"))
    return int(told[1])


def _span(node: Node, line: int, zone: str) -> Span:
    begun, ended = (_moment(node.member(name), zone) for name in ("startTime", "endTime"))
    if ended < begun:
        raise node.wrong(N_("ends before it begins"))
    return span_of(begun, ended, line)


def _moment(node: Node, zone: str) -> datetime:
    try:
        return instants.iso(node.text(_LONGEST), zone)
    except WrongCell as wrong:
        raise node.wrong(wrong.reason, wrong.fact) from wrong
