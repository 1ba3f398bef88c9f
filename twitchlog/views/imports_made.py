"""Imports that were made, and taking one back."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from twitchlog.i18n import gettext as _
from twitchlog.i18n import ngettext
from twitchlog.journal import batches
from twitchlog.journal.factors import factors_of
from twitchlog.journal.undoing_imports import kept_of, undo_import
from twitchlog.messages import say
from twitchlog.security import owner, signed_in

bp = Blueprint("imports_made", __name__, url_prefix="/data/imports")
ADDRESS = "/<int(max=2147483647):import_id>/undo"


@bp.get(ADDRESS)
@signed_in
def ask(import_id: int) -> ResponseReturnValue:
    return render_template(
        "imports_made/undo.html",
        one=batches.import_of(owner(), import_id),
        kept=kept_of(owner(), import_id),
        factors={factor.slug: factor for factor in factors_of(owner(), retired=True)},
    )


@bp.post(ADDRESS)
@signed_in
def undo(import_id: int) -> ResponseReturnValue:
    kept = undo_import(owner(), import_id)
    told = _("The import is undone.")
    if kept:
        stays = ngettext(
            "%d entry that you changed since stays.",
            "%d entries that you changed since stay.",
            len(kept),
        )
        told = f"{told} {stays % len(kept)}"
    say(told)
    return redirect(url_for("bring.index"), 303)
