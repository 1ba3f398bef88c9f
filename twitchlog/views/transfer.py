"""One's data out and in: CSV tables, the full export, and imports with a preview first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator

from flask import (
    Blueprint,
    Response,
    abort,
    render_template,
    send_file,
    stream_with_context,
)
from flask.typing import ResponseReturnValue

from twitchlog import exports
from twitchlog.journal import portable
from twitchlog.journal.days import summaries
from twitchlog.journal.events import events_of
from twitchlog.journal.factors import factors_of
from twitchlog.journal.opinions import opinions_of
from twitchlog.records import Owner
from twitchlog.security import owner, signed_in

bp = Blueprint("transfer", __name__, url_prefix="/data")


def _episodes(who: Owner) -> Iterator[str]:
    values = {day.day: day.values for day in summaries(who)}
    return exports.episodes_csv(portable.episodes_of(who), values)


def _days(who: Owner) -> Iterator[str]:
    return exports.days_csv(summaries(who), factors_of(who, retired=True))


def _readings(who: Owner) -> Iterator[str]:
    return exports.readings_csv(portable.readings_of(who), factors_of(who, retired=True))


def _events(who: Owner) -> Iterator[str]:
    return exports.events_csv(events_of(who))


TABLES: dict[str, Callable[[Owner], Iterator[str]]] = {
    "episodes": _episodes,
    "days": _days,
    "readings": _readings,
    "events": _events,
}


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("transfer/index.html")


@bp.get("/<table>.csv")
@signed_in
def table(table: str) -> ResponseReturnValue:
    if table not in TABLES:
        abort(404)
    response = Response(
        stream_with_context(TABLES[table](owner())), mimetype="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f"attachment; filename={table}.csv"
    return response


@bp.get("/journal.zip")
@signed_in
def archive() -> ResponseReturnValue:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    exports.journal_zip(portable.records_of(owner()), file, opinions_of(owner()))
    file.seek(0)
    return send_file(
        file, mimetype="application/zip", as_attachment=True, download_name="twitchlog-journal.zip"
    )
