"""Which suspicions, choices of cards, checks and parts of the story a journal lacks."""

from __future__ import annotations

from twitchlog.opinions import Opinions
from twitchlog.story import PARTS, Story


def new_opinions(existing: Opinions, offered: Opinions, *, cards: bool) -> Opinions:
    """What a file adds: what is new, suspicions of an earlier day too, and choices if wanted.

    What the journal says already stays as it is there.

    cards  also take over which cards are pinned and hidden, of those not chosen for yet
    """
    known = {one.factor: one.stated_on for one in existing.suspicions}
    chosen = {*existing.pinned, *existing.hidden}
    days = {one.day for one in existing.checks}
    return Opinions(
        suspicions=tuple(
            one
            for one in offered.suspicions
            if one.factor not in known or one.stated_on < known[one.factor]
        ),
        pinned=tuple(slug for slug in offered.pinned if cards and slug not in chosen),
        hidden=tuple(slug for slug in offered.hidden if cards and slug not in chosen),
        story=_new_parts(existing.story, offered.story),
        checks=tuple(one for one in offered.checks if one.day not in days),
        reminder=offered.reminder if existing.reminder is None else None,
    )


def _new_parts(existing: Story, offered: Story) -> Story:
    """The parts of a story that are not told yet."""
    slugs = [part.slug for part in PARTS if not getattr(existing, part.slug)]
    return Story(**{slug: getattr(offered, slug) for slug in slugs})
