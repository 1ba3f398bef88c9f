"""Google Fit's data points: water, in litres, and stages of sleep."""

from __future__ import annotations

from datetime import datetime

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.foreign import instants
from twitchlog.imports.foreign.health import Health
from twitchlog.imports.foreign.spans import span_of
from twitchlog.imports.json_values import Node
from twitchlog.vocabulary import N_

POINTS = "Data Points"
_HYDRATION, _SLEEP = "com.google.hydration", "com.google.sleep.segment"
_ASLEEP, _STAGES = 2, {4, 5, 6}
_LONGEST = 60
_NANO = 1_000_000_000
_FARTHEST = 10**19


def take_point(point: Node, member: str, line: int, health: Health, zone: str) -> None:
    """Take one point of a file. Raises WrongValue."""
    kind = point.member("dataTypeName").text(_LONGEST)
    values = [one.member("value") for one in point.items("fitValue")]
    if kind not in (_HYDRATION, _SLEEP) or not values:
        health.count(kind)
    elif kind == _HYDRATION:
        millilitres = round(values[0].member("fpVal").number(0, 1000) * 1000, 1)
        at = _moment(point, "startTimeNanos", zone)
        health.add_reading(line, "hydration_ml", at, millilitres, member)
    else:
        _take_sleep(point, values[0], line, health, zone)


def _take_sleep(point: Node, value: Node, line: int, health: Health, zone: str) -> None:
    stage = value.member("intVal").whole(0, 100)
    begun, ended = (_moment(point, name, zone) for name in ("startTimeNanos", "endTimeNanos"))
    if ended < begun:
        raise point.wrong(N_("ends before it begins"))
    if stage == _ASLEEP or stage in _STAGES:
        health.sleep.add(span_of(begun, ended, line), measured=stage in _STAGES)
    else:
        health.count(f"{_SLEEP} {stage}")


def _moment(point: Node, name: str, zone: str) -> datetime:
    node = point.member(name)
    try:
        return instants.since_1970(node.whole(-_FARTHEST, _FARTHEST) // _NANO, zone)
    except WrongCell as wrong:
        raise node.wrong(wrong.reason, wrong.fact) from wrong
