"""The report for a doctor: one page of what a journal holds, read before it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.forms.report import CHOSEN, ReportForm
from twitchlog.forms.shares import ShareForm
from twitchlog.records import Owner
from twitchlog.report.build import report_of
from twitchlog.report.period import last_days, own_days
from twitchlog.security import owner, signed_in
from twitchlog.story import CHRONOLOGY

if TYPE_CHECKING:
    from twitchlog.analysis.span import Span

bp = Blueprint("report", __name__)


@bp.get("/report")
@signed_in
def index() -> ResponseReturnValue:
    who, form = owner(), ReportForm(request.args)
    valid = form.validate()
    shown = form if valid else ReportForm()
    span = span_of(who, shown)
    text = render_template(
        "report/index.html",
        form=form,
        chosen=CHOSEN,
        report=report_of(who, span, shown.section.data) if span else None,
        share=_share_form(span, shown.section.data) if span else None,
        chronology=CHRONOLOGY,
    )
    return text, 200 if valid else 422


def span_of(who: Owner, form: ReportForm) -> Span | None:
    """The days that a valid form asks for; None where nothing was tracked."""
    if form.own:
        return own_days(who, form.first.data, form.last.data)
    return last_days(who, form.days)


def _share_form(span: Span, sections: list[str]) -> ShareForm:
    """A link to just what is shown."""
    form = ShareForm()
    form.first.data, form.last.data, form.section.data = span.first, span.last, sections
    return form
