"""What the columns and words of a table mean, asked before it is imported."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock, imports
from twitchlog.bringing import answers, choices
from twitchlog.bringing.answers import Answer
from twitchlog.bringing.desk import desk
from twitchlog.bringing.table import Table, is_open, table_of, with_guesses, with_places
from twitchlog.imports.mapped.mapping import written
from twitchlog.imports.mapped.questions import Questions
from twitchlog.journal import mappings, uploads
from twitchlog.journal.factors import factors_of
from twitchlog.security import owner, signed_in
from twitchlog.views.bring import folder, how_far, refused_page, work_on

bp = Blueprint("mapping", __name__, url_prefix="/data/import")


@bp.get("/<token>/columns")
@signed_in
def columns(token: str) -> ResponseReturnValue:
    try:
        table = _table(token)
    except imports.Refused as refused:
        return refused_page(refused)
    return _columns_page(token, table, Answer(table.mapping, {}))


@bp.post("/<token>/columns")
@signed_in
def say_columns(token: str) -> ResponseReturnValue:
    try:
        table = _table(token)
    except imports.Refused as refused:
        return refused_page(refused)
    header = [column.name for column in table.columns]
    factors = {factor.slug: factor for factor in factors_of(owner())}
    answer = answers.of_columns(request.form, header, table.mapping, factors)
    if answer.problems:
        return _columns_page(token, table, answer), 422
    _keep(table, answer)
    return redirect(url_for("mapping.words", token=token, if_open=1), 303)


@bp.get("/<token>/words")
@signed_in
def words(token: str) -> ResponseReturnValue:
    work = work_on(token, for_words=True)
    page = how_far(work)
    if page is not None:
        return page
    assert work.open is not None
    table, asked = work.open.table, work.open.questions
    if request.args.get("if_open") and not is_open(asked, table.mapping):
        return redirect(url_for("bring.preview", token=token), 303)
    return _words_page(token, table, Answer(with_guesses(asked, table.mapping), {}), asked)


@bp.post("/<token>/words")
@signed_in
def say_words(token: str) -> ResponseReturnValue:
    work = work_on(token, for_words=True)
    page = how_far(work)
    if page is not None and not work.resting:  # the server was started anew: it asks once more
        return redirect(url_for("mapping.words", token=token), 303)
    if page is not None:
        return page
    assert work.open is not None
    table, asked = work.open.table, work.open.questions
    answer = answers.of_words(request.form, asked, table.mapping)
    if answer.problems:
        return _words_page(token, table, answer, asked), 422
    _keep(table, answer)
    still_open = is_open(with_places(asked, answer.mapping), answer.mapping)
    place = "mapping.words" if still_open else "bring.preview"
    return redirect(url_for(place, token=token), 303)


def _table(token: str) -> Table:
    """The table that waits to be explained. Raises Refused, NotThere."""
    path, name = uploads.upload_of(owner(), folder(), token)
    with path.open("rb") as file:
        return table_of(owner(), file, name)


def _keep(table: Table, answer: Answer) -> None:
    """Remember what was said; whatever was found out before rests on something else."""
    mappings.keep_mapping(owner(), table.found.fingerprint, written(answer.mapping))
    desk().drop(owner())


def _columns_page(token: str, table: Table, answer: Answer) -> str:
    return render_template(
        "mapping/columns.html",
        token=token,
        table=table,
        mapping=answer.mapping,
        problems=answer.problems,
        zones=clock.zone_names(),
        choices=choices,
        factors=factors_of(owner()),
    )


def _words_page(token: str, table: Table, answer: Answer, asked: Questions) -> str:
    return render_template(
        "mapping/words.html",
        token=token,
        table=table,
        mapping=answer.mapping,
        problems=answer.problems,
        asked=asked,
        choices=choices,
        factors=factors_of(owner()),
    )
