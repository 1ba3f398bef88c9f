"""Version 1 of what other programs may ask: log an entry, list days and bouts."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import date, datetime, timedelta

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import ValidationError

from twitchlog import clock
from twitchlog.api import bodies, entries, openapi
from twitchlog.exports import objects
from twitchlog.forms.base import day_in
from twitchlog.i18n import gettext as _
from twitchlog.imports.faults import told
from twitchlog.journal import episodes, readings
from twitchlog.journal.bout_pages import Mark, page_of_bouts
from twitchlog.journal.check_in import HasEpisodes, save_check_in
from twitchlog.journal.days import summaries, today_of
from twitchlog.journal.factors import factors_of
from twitchlog.journal.missing import NotThere
from twitchlog.records import CheckIn, ReadingRecord
from twitchlog.security import by_token, owner, public
from twitchlog.security.bearer import may, token_id
from twitchlog.vocabulary import N_

BASE = "/api/v1"
bp = Blueprint("api", __name__, url_prefix=BASE)

USUAL_DAYS = 30
MOST_DAYS = 366
MOST_EPISODES = 200
KEY = "Idempotency-Key"


@bp.errorhandler(bodies.Rejected)
def rejected(error: bodies.Rejected) -> ResponseReturnValue:
    fields = {name: told(_(wrong.reason), wrong.fact) for name, wrong in error.fields.items()}
    return _refused(422, _("Something in it could not be taken."), fields=fields)


@bp.errorhandler(bodies.NotJson)
def not_json(_error: bodies.NotJson) -> ResponseReturnValue:
    return _refused(400, _("The body must be one JSON object."))


@bp.get("/openapi.json")
@public
def description() -> ResponseReturnValue:
    return jsonify(openapi.description(request.script_root + BASE))


@bp.post("/episodes")
@by_token("write")
def log_episode() -> ResponseReturnValue:
    body = bodies.body_of(request.get_data())
    entry = entries.episode_of(body, owner().settings)
    try:
        public_id = episodes.log_episode(owner(), entry, _number_of(body))
    except NotThere:
        return _refused(409, _("This was sent before, and deleted since."))
    record, _version = episodes.episode(owner(), public_id)
    told = objects.episode(record if may("all") else entries.as_sent(record, entry))
    return told, 201, {"Location": url_for("api.episode", id=public_id)}


@bp.post("/readings")
@by_token("write")
def log_reading() -> ResponseReturnValue:
    body = bodies.body_of(request.get_data())
    factors = {factor.slug: factor for factor in factors_of(owner())}
    said = entries.value_of(body, factors, owner().settings)
    if said.at is None:
        changed = CheckIn(changed={said.factor.slug: said.value})
        save_check_in(owner(), said.day, changed, _number_of(body))
    else:
        readings.log_reading(owner(), said.factor, said.value, said.at, _number_of(body))
    record = ReadingRecord(day=said.day, factor=said.factor.slug, value=said.value, at=said.at)
    return objects.reading(record), 201


@bp.post("/days/today/none")
@by_token("write")
def say_none_today() -> ResponseReturnValue:
    return _none(today_of(owner()))


@bp.post("/days/<day:day>/none")
@by_token("write")
def say_none(day: date) -> ResponseReturnValue:
    return _none(day)


@bp.get("/days")
@by_token("days", "all")
def days() -> ResponseReturnValue:
    first, last = _span()
    if (last - first).days >= MOST_DAYS:
        wrong = bodies.Wrong(N_("lies more than {fact} days before “to”"), str(MOST_DAYS))
        raise bodies.Rejected({"from": wrong})
    found = summaries(owner(), first, last)
    return {"days": [objects.day(one, notes=may("all")) for one in found]}


@bp.get("/episodes")
@by_token("all")
def list_episodes() -> ResponseReturnValue:
    first, last = _span()
    after = _asked("after", _mark)
    found, mark = page_of_bouts(owner(), first, last, MOST_EPISODES, after)
    following = mark and _address_from(first, last, mark)
    return {"episodes": [objects.episode(one) for one in found], "next": following}


@bp.get("/episodes/<bout:id>")
@by_token("all")
def episode(id: str) -> ResponseReturnValue:
    return objects.episode(episodes.episode(owner(), id)[0])


def _none(day: date) -> ResponseReturnValue:
    body = bodies.body_of(request.get_data())
    bodies.refuse_unknown(body, ("id",))
    if day > today_of(owner()):
        raise bodies.Rejected({"day": entries.FUTURE})
    try:
        save_check_in(owner(), day, CheckIn(none=True), _number_of(body))
    except HasEpisodes:
        return _refused(409, _("There are bouts on this day, so it stays a day with twitches."))
    return {"date": day.isoformat(), "tracked": "none"}


def _number_of(body: bodies.Body) -> str | None:
    """What makes sending the same thing twice harmless; each key counts by itself."""
    said = entries.id_of(body) or request.headers.get(KEY)
    return f"key {token_id()} {request.endpoint} {said}" if said else None


def _span() -> tuple[date, date]:
    last = _asked("to", day_in) or today_of(owner())
    first = _asked("from", day_in) or max(clock.EARLIEST, last - timedelta(days=USUAL_DAYS - 1))
    if first > last:
        raise bodies.Rejected({"from": bodies.Wrong(N_("lies after “to”"))})
    return first, last


def _asked(name: str, read: Callable[[str], bodies.T]) -> bodies.T | None:
    """A parameter of the address. Raises Rejected."""
    text = request.args.get(name)
    if not text:
        return None
    try:
        return read(text)
    except ValidationError as error:
        raise bodies.Rejected({name: bodies.Wrong(str(error))}) from error


def _address_from(first: date, last: date, mark: Mark) -> str:
    """Where the list goes on after a bout."""
    text = f"{mark.started_at.isoformat()} {mark.id}"
    after = urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"{url_for('api.list_episodes')}?from={first}&to={last}&after={after}"


def _mark(text: str) -> Mark:
    try:
        at, _space, public_id = urlsafe_b64decode(text + "==").decode().partition(" ")
        mark = Mark(datetime.fromisoformat(at), public_id)
    except ValueError as error:
        raise ValidationError(_("is not what “next” gave")) from error
    within = clock.EARLIEST <= mark.started_at.date() <= clock.LATEST
    if mark.started_at.tzinfo is None or not within or "\0" in public_id:
        raise ValidationError(_("is not what “next” gave"))
    return mark


def _refused(status: int, text: str, **more: object) -> ResponseReturnValue:
    return jsonify({"error": text, **more}), status
