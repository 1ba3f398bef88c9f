"""Which suspicions and choices of cards a journal lacks."""

from __future__ import annotations

from twitchlog.opinions import Opinions


def new_opinions(existing: Opinions, offered: Opinions, *, cards: bool) -> Opinions:
    """What a file adds: suspicions that are new or of an earlier day, and choices if wanted.

    cards  also take over which cards are pinned and hidden, of those not chosen for yet
    """
    known = {one.factor: one.stated_on for one in existing.suspicions}
    chosen = {*existing.pinned, *existing.hidden}
    return Opinions(
        suspicions=tuple(
            one
            for one in offered.suspicions
            if one.factor not in known or one.stated_on < known[one.factor]
        ),
        pinned=tuple(slug for slug in offered.pinned if cards and slug not in chosen),
        hidden=tuple(slug for slug in offered.hidden if cards and slug not in chosen),
    )
