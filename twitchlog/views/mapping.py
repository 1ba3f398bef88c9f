"""What the columns and words of a table mean, asked before it is imported."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from twitchlog import clock, imports
from twitchlog.bringing import answers, choices
from twitchlog.bringing.answers import Answer
from twitchlog.bringing.table import Table, asked_of, is_open, table_of, with_guesses
from twitchlog.bringing.work import desk
from twitchlog.imports.mapped.mapping import Mapping, written
from twitchlog.imports.mapped.questions import Questions
from twitchlog.journal import mappings, uploads
from twitchlog.journal.factors import factors_of
from twitchlog.security import owner, signed_in
from twitchlog.views.bring import folder, refused_page

bp = Blueprint("mapping", __name__, url_prefix="/data/import")


@bp.get("/<token>/columns")
@signed_in
def columns(token: str) -> ResponseReturnValue:
    try:
        table = table_of(owner(), *uploads.upload_of(owner(), folder(), token))
    except imports.Refused as refused:
        return refused_page(refused)
    return _columns_page(token, table, Answer(table.mapping, {}))


@bp.post("/<token>/columns")
@signed_in
def say_columns(token: str) -> ResponseReturnValue:
    path, name = uploads.upload_of(owner(), folder(), token)
    try:
        table = table_of(owner(), path, name)
        header = [column.name for column in table.columns]
        factors = {factor.slug: factor for factor in factors_of(owner())}
        answer = answers.of_columns(request.form, header, table.mapping, factors)
        if answer.problems:
            return _columns_page(token, table, answer), 422
        asked = asked_of(path, name, answer.mapping)
    except imports.Refused as refused:
        return refused_page(refused)
    return _kept(token, table, answer.mapping, asked)


@bp.get("/<token>/words")
@signed_in
def words(token: str) -> ResponseReturnValue:
    path, name = uploads.upload_of(owner(), folder(), token)
    try:
        table = table_of(owner(), path, name)
        asked = asked_of(path, name, table.mapping)
    except imports.Refused as refused:
        return refused_page(refused)
    return _words_page(token, table, Answer(with_guesses(asked, table.mapping), {}), asked)


@bp.post("/<token>/words")
@signed_in
def say_words(token: str) -> ResponseReturnValue:
    path, name = uploads.upload_of(owner(), folder(), token)
    try:
        table = table_of(owner(), path, name)
        asked = asked_of(path, name, table.mapping)
        answer = answers.of_words(request.form, asked, table.mapping)
        if answer.problems:
            return _words_page(token, table, answer, asked), 422
        asked = asked_of(path, name, answer.mapping)
    except imports.Refused as refused:
        return refused_page(refused)
    return _kept(token, table, answer.mapping, asked)


def _kept(token: str, table: Table, mapping: Mapping, asked: Questions) -> ResponseReturnValue:
    """Remember what was said, and go on to what is still open, or to the preview."""
    mappings.keep_mapping(owner(), table.found.fingerprint, written(mapping))
    desk().drop(owner())
    place = "mapping.words" if is_open(asked, mapping) else "bring.preview"
    return redirect(url_for(place, token=token), 303)


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
