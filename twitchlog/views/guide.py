"""The guide: short pages with sources, and four questions that help to name a twitch."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.catalogue import FACTORS
from twitchlog.guide import CHAPTER_BY_SLUG, CHAPTERS
from twitchlog.guide.parts import Chapter
from twitchlog.guide.questions import QUESTIONS, likely_type
from twitchlog.i18n import gettext as _
from twitchlog.references import REFERENCES
from twitchlog.security import signed_in
from twitchlog.trigger_cards import EVIDENCE, EXPECTED
from twitchlog.vocabulary import TYPE_BY_SLUG, TYPES, EpisodeType

bp = Blueprint("guide", __name__, url_prefix="/guide")


@dataclass(frozen=True, slots=True)
class Known:
    """What is said elsewhere of a factor and one type, in the reader's language."""

    factor: str
    expected: str
    evidence: str
    references: tuple[str, ...]


@bp.get("/")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("guide/index.html", chapters=CHAPTERS)


@bp.get("/<chapter>")
@signed_in
def chapter(chapter: str) -> ResponseReturnValue:
    found = CHAPTER_BY_SLUG.get(chapter) or abort(404)
    known = _known() if found.shows == "triggers" else []
    return render_template(
        "guide/chapter.html",
        chapter=found,
        types=TYPES,
        known=known,
        numbers=_numbers(found, known),
        references=REFERENCES,
    )


@bp.get("/which")
@signed_in
def which() -> ResponseReturnValue:
    answers = {q.slug: request.args[q.slug] for q in QUESTIONS if q.slug in request.args}
    question, slug = likely_type(answers)
    kind = TYPE_BY_SLUG[slug] if slug else None
    return render_template("guide/which.html", question=question, kind=kind, answers=answers)


def _known() -> list[tuple[EpisodeType, list[Known]]]:
    """What is said elsewhere of each type that anything is said of."""
    said = [
        (
            kind,
            [
                Known(_(f.label), _(EXPECTED[s.expected]), _(EVIDENCE[s.evidence]), s.references)
                for f in FACTORS
                for s in f.statements
                if s.type == kind.slug
            ],
        )
        for kind in TYPES
    ]
    return [(kind, lines) for kind, lines in said if lines]


def _numbers(chapter: Chapter, known: list[tuple[EpisodeType, list[Known]]]) -> dict[str, int]:
    """The number of each source, in the order in which the page first names it."""
    keys = [k for _kind, lines in known for line in lines for k in line.references]
    if chapter.shows == "types":
        keys += [key for kind in TYPES for key in kind.references]
    keys += [k for part in chapter.sections for text in part.passages for k in text.references]
    return {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}
