"""Every address there is, asked for by whom it is not meant for; new ones are covered at once."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from tests.programs import Program
from twitchlog import clock, exports
from twitchlog.catalogue import BY_SLUG
from twitchlog.database import Base, db
from twitchlog.journal import (
    batches,
    check_in,
    episodes,
    events,
    factors,
    feeds,
    portable,
    readings,
    replacing,
    shares,
    sign_ins,
    signs,
    tokens,
    typed,
    uploads,
)
from twitchlog.journal.opinions import opinions_of
from twitchlog.records import (
    CheckIn,
    EpisodeEntry,
    EventRecord,
    JournalRecords,
    Owner,
    OwnFactorRecord,
    Site,
)
from twitchlog.security.access import POLICIES

pytestmark = pytest.mark.long

SECRET = "zebrafinch"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Not there while registration is closed, and in a journal too short for tables of their own.
NOT_THERE = {"auth.register", "trend_body.steps", "trend_tables.download", "trend_tables.show"}
BOOKKEEPING = {"sign_ins", "attempts", "nonces", "shares"}  # shares count their visits


@dataclass(frozen=True)
class Stage:
    """The application and whose rows are made in it."""

    app: Flask
    owner: Owner

    @property
    def now(self):
        return clock.at_zone(clock.now(), self.owner.settings.zone)


def episode_id(stage: Stage) -> str:
    sites = (Site("calf", "left"),)
    entry = EpisodeEntry(type="tremor", sites=sites, started_at=stage.now, note=SECRET)
    return episodes.log_episode(stage.owner, entry)


def deleted_episode_id(stage: Stage) -> str:
    key = episode_id(stage)
    episodes.delete_episode(stage.owner, key)
    return key


def reading_id(stage: Stage) -> int:
    return readings.log_reading(stage.owner, BY_SLUG["caffeine_mg"], 137, stage.now)


def deleted_reading_id(stage: Stage) -> int:
    key = reading_id(stage)
    readings.delete_reading(stage.owner, key)
    return key


def check_in_key(stage: Stage) -> str:
    return check_in.save_check_in(stage.owner, stage.now.date(), CheckIn(note=SECRET))


def typed_key(stage: Stage) -> str:
    return typed.save_typed(stage.owner, [], [(stage.now.date(), CheckIn(note=SECRET))])


def event_id(stage: Stage) -> str:
    event = EventRecord(id="", day=stage.now.date(), kind="illness", label=SECRET)
    return events.add_event(stage.owner, event)


def deleted_event_id(stage: Stage) -> str:
    key = event_id(stage)
    events.delete_event(stage.owner, key)
    return key


def own_slug(stage: Stage) -> str:
    own = OwnFactorRecord(slug="", label="Own", unit=SECRET)  # the label is part of the address
    return factors.add_own_factor(stage.owner, own)


def upload_token(stage: Stage) -> str:
    folder = Path(stage.app.instance_path) / "uploads"
    file = io.BytesIO(f"date,tracked,note\n2026-03-01,none,{SECRET}\n".encode())
    return uploads.keep_upload(stage.owner, folder, file, "days.csv")


def check_day(stage: Stage) -> date:
    signs.answer(stage.owner, {"grip": "yes"})
    return stage.now.date()


def deleted_check_day(stage: Stage) -> date:
    day = check_day(stage)
    signs.delete_check(stage.owner, day)
    return day


def backup_token(stage: Stage) -> str:
    folder = Path(stage.app.instance_path) / "uploads"
    packed = exports.packed(portable.records_of(stage.owner), opinions_of(stage.owner))
    return uploads.keep_upload(stage.owner, folder, io.BytesIO(packed), "journal.zip")


def replaced_token(stage: Stage) -> str:
    present = portable.records_of(stage.owner), opinions_of(stage.owner)
    return replacing.replace_journal(stage.owner, *present, exports.packed)


def table_token(stage: Stage) -> str:
    folder = Path(stage.app.instance_path) / "uploads"
    file = io.BytesIO(f"Datum;Stelle;Notiz\n1.3.2026;Wade;{SECRET}\n".encode())
    return uploads.keep_upload(stage.owner, folder, file, "diary.csv")


def import_id(stage: Stage) -> int:
    batches.add_import(stage.owner, JournalRecords(), name=SECRET)
    return batches.imports_of(stage.owner)[0].id


def sign_in_id(stage: Stage) -> int:
    sign_ins.open_sign_in(stage.owner.id, "a")
    return sign_ins.devices(stage.owner)[0].id


def key_id(stage: Stage) -> int:
    tokens.make_token(stage.owner, SECRET, ["all"])
    return tokens.tokens_of(stage.owner)[0].id


def feed_id(stage: Stage) -> int:
    feeds.make_feed(stage.owner, "episodes", SECRET)
    return feeds.feeds_of(stage.owner)[0].id


def feed_secret(stage: Stage) -> str:
    return feeds.make_feed(stage.owner, "episodes", "phone") or ""


def reminder_secret(stage: Stage) -> str:
    return feeds.make_feed(stage.owner, "reminders", "phone") or ""


def shared_secret(stage: Stage) -> str:
    day = stage.now.date()
    return shares.share_report(stage.owner, day, day, ()) or ""


def share_id(stage: Stage) -> int:
    shared_secret(stage)
    return shares.shares_of(stage.owner)[0].id


# How to make what an address names: by endpoint and parameter, or by blueprint and parameter.
OWNED: dict[str, Callable[[Stage], object]] = {
    "account.sign_in_id": sign_in_id,
    "backup.replaced": replaced_token,
    "backup.token": backup_token,
    "api.id": episode_id,
    "closer_look.slug": own_slug,
    "connections.feed": feed_id,
    "connections.key": key_id,
    "days.id": reading_id,
    "days.restore_reading.id": deleted_reading_id,
    "days.key": check_in_key,
    "episodes.id": episode_id,
    "episodes.restore.id": deleted_episode_id,
    "events.event_id": event_id,
    "events.restore.event_id": deleted_event_id,
    "factors.own_slug": own_slug,
    "shares.share": share_id,
    "signs.day": check_day,
    "signs.restore.day": deleted_check_day,
    "bring.token": upload_token,
    "imports_made.import_id": import_id,
    "mapping.token": table_token,
    "hours_before.slug": own_slug,
    "triggers.slug": own_slug,
    "typed.key": typed_key,
}
# What names nothing of anybody's: the same address is good for everyone.
SHARED: dict[str, Callable[[Stage], object]] = {
    "api.day": lambda stage: stage.now.date(),
    "calendars.check_ins.secret": reminder_secret,
    "calendars.episodes.secret": feed_secret,
    "days.day": lambda stage: stage.now.date(),
    "factors.slug": lambda _stage: "caffeine_mg",
    "guide.chapter": lambda _stage: "expect",
    "offline.shell.language": lambda _stage: "de",
    "shared.secret": shared_secret,
    "transfer.table": lambda _stage: "episodes",
    "triggers.act": lambda _stage: "hide",
}
MAKERS = OWNED | SHARED


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))


def policy(app: Flask, rule: Rule) -> str | None:
    return getattr(app.view_functions[rule.endpoint], "policy", None)


def maker_name(rule: Rule, parameter: str):
    blueprint = rule.endpoint.partition(".")[0]
    names = (f"{rule.endpoint}.{parameter}", f"{blueprint}.{parameter}")
    return next((name for name in names if name in MAKERS), None)


def is_owned(rule: Rule) -> bool:
    return any(maker_name(rule, parameter) in OWNED for parameter in rule.arguments)


def address(stage: Stage, rule: Rule):
    """The rule's address with things of the owner's made for it."""
    with stage.app.app_context():
        values: dict[str, Any] = {
            name: MAKERS[maker_name(rule, name)](stage) for name in rule.arguments
        }
    with stage.app.test_request_context():
        return stage.app.url_for(rule.endpoint, **values)


def requests(stage: Stage, policies: set[str]):
    """Every address of these policies with every method that it knows."""
    for rule in rules(stage.app):
        if policy(stage.app, rule) in policies:
            for method in sorted(set(METHODS).intersection(rule.methods or ())):
                yield rule, method, address(stage, rule)


def rows(app: Flask, apart_from: Owner | None = None) -> dict[str, list[tuple[object, ...]]]:
    """Everything stored, but for what keeps track of visits and, if named, one person's rows."""
    found = {}
    with app.app_context():
        for table in Base.metadata.sorted_tables:
            if table.name in BOOKKEEPING:
                continue
            columns = [column for column in table.c if column.name != "last_used_at"]
            query = select(*columns).order_by(*table.primary_key)
            if apart_from is not None and "owner_id" in table.c:
                query = query.where(table.c.owner_id != apart_from.id)
            elif apart_from is not None and table.name == "users":
                query = query.where(table.c.id != apart_from.id)
            found[table.name] = [tuple(row) for row in db.session.execute(query)]
    return found


@pytest.fixture
def stage(app, owner, noon) -> Stage:
    return Stage(app, owner)


def test_every_view_declares_who_it_is_for(app):
    assert [rule.endpoint for rule in rules(app) if policy(app, rule) not in POLICIES] == []


def test_few_views_are_for_anybody(app):
    assert {rule.endpoint for rule in rules(app) if policy(app, rule) == "public"} == {
        "api.description",
        "auth.register",
        "auth.sign_in",
        "auth.sign_out",
        "auth.start",
        "calendars.check_ins",
        "calendars.episodes",
        "health.index",
        "offline.files",
        "offline.manifest",
        "offline.shell",
        "offline.worker",
        "shared.show",
        "shared.unlock",
    }


def test_every_parameter_is_known_here(app):
    unknown = {
        f"{rule.endpoint}.{parameter}"
        for rule in rules(app)
        for parameter in rule.arguments
        if maker_name(rule, parameter) is None
    }
    assert unknown == set()


def test_nobody_gets_anywhere_without_signing_in(stage, client):
    faults = {}
    for rule, method, path in requests(stage, {"signed_in", "admin"}):
        before = rows(stage.app)
        with closing(client.open(path, method=method)) as answer:
            sent_away = answer.status_code == 303 and answer.location.startswith("/sign-in")
            if not (sent_away if method == "GET" else answer.status_code in (401, 404)):
                faults[f"{method} {rule}"] = answer.status_code
            if SECRET.encode() in answer.data or rows(stage.app) != before:
                faults[f"{method} {rule}"] = "tells or changes something"
    assert faults == {}


def test_what_is_the_owners_is_not_there_for_a_stranger(stage, as_stranger):
    faults = {}
    for rule, method, path in requests(stage, {"signed_in", "admin"}):
        if not is_owned(rule):
            continue
        before = rows(stage.app)
        with closing(as_stranger.open(path, method=method)) as answer:
            if answer.status_code != 404 or rows(stage.app) != before:
                faults[f"{method} {rule}"] = answer.status_code
    assert faults == {}


def test_what_is_the_owners_is_there_for_the_owner(stage, signed_in):
    faults = {}
    for rule, method, path in requests(stage, {"signed_in", "admin"}):
        if is_owned(rule):
            with closing(signed_in.open(path, method=method)) as answer:
                if answer.status_code == 404 or answer.status_code >= 500:
                    faults[f"{method} {rule}"] = answer.status_code
    assert faults == {}


def test_a_stranger_neither_sees_nor_changes_anything_of_the_owners(
    stage, as_stranger, signed_in, stranger
):
    for make in OWNED.values():
        with stage.app.app_context():
            make(stage)
    faults = {}
    for rule, method, path in requests(stage, {"signed_in", "public"}):
        if rule.endpoint == "auth.sign_out" or is_owned(rule):
            continue
        if method == "GET":
            signed_in.get(path).close()
        before = rows(stage.app, apart_from=stranger)
        with closing(as_stranger.open(path, method=method)) as answer:
            if SECRET.encode() in answer.data or answer.status_code >= 500:
                faults[f"{method} {rule}"] = answer.status_code
        if rows(stage.app, apart_from=stranger) != before:
            faults[f"{method} {rule}"] = "changed something"
    assert faults == {}


def test_the_secret_would_be_seen(stage, signed_in):
    with stage.app.app_context():
        episode_id(stage)

    assert SECRET in signed_in.get("/journal").text


def test_looking_changes_nothing(stage, signed_in):
    faults = {}
    for rule, method, path in requests(stage, {"signed_in", "admin", "public"}):
        if method != "GET":
            continue
        before = rows(stage.app)
        for look in ("GET", "HEAD"):
            with closing(signed_in.open(path, method=look)) as answer:
                if answer.status_code >= 400 and rule.endpoint not in NOT_THERE:
                    faults[f"{look} {rule}"] = answer.status_code
        if rows(stage.app) != before:
            faults[str(rule)] = "changed something"
    assert faults == {}


def test_a_program_gets_nowhere_without_a_key(stage, signed_in):
    faults = {}
    for rule, method, path in requests(stage, {"token"}):
        before = rows(stage.app)
        answer = signed_in.open(path, method=method, json={} if method == "POST" else None)
        if answer.status_code != 401 or SECRET in answer.text or rows(stage.app) != before:
            faults[f"{method} {rule}"] = answer.status_code
    assert faults == {}


def test_a_strangers_program_neither_sees_nor_changes_anything_of_the_owners(stage, stranger):
    program = Program(stage.app, stranger)
    faults, asked = {}, 0
    for rule, method, path in requests(stage, {"token"}):
        before, asked = rows(stage.app, apart_from=stranger), asked + 1
        headers = {"Authorization": f"Bearer {program.key}"}
        body = {} if method == "POST" else None
        answer = program.client.open(path, method=method, json=body, headers=headers)
        if SECRET in answer.text or (is_owned(rule) and answer.status_code != 404):
            faults[f"{method} {rule}"] = answer.status_code
        if rows(stage.app, apart_from=stranger) != before:
            faults[f"{method} {rule}"] = "changed something"
    assert asked >= 7
    assert faults == {}


def test_pages_of_the_admin_are_not_there_for_others(stage, as_stranger):
    answers = {
        f"{method} {rule}": as_stranger.open(path, method=method).status_code
        for rule, method, path in requests(stage, {"admin"})
    }
    assert answers
    assert set(answers.values()) == {404}
