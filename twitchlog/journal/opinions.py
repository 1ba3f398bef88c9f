"""All that owners say apart from single days: read for exports, written by imports."""

from __future__ import annotations

from sqlalchemy.orm import Session

from twitchlog.journal import cards, signs, story, suspicions
from twitchlog.opinions import Opinions
from twitchlog.records import Owner


def opinions_of(owner: Owner) -> Opinions:
    """Everything that an owner said apart from days."""
    chosen = cards.card_choices(owner)
    return Opinions(
        suspicions=suspicions.suspicions_of(owner),
        pinned=tuple(slug for slug, choice in chosen.items() if choice == "pinned"),
        hidden=tuple(slug for slug, choice in chosen.items() if choice == "hidden"),
        story=story.story_of(owner),
        checks=signs.checks_of(owner),
        reminder=signs.reminder_of(owner),
    )


def take_over(session: Session, owner: Owner, opinions: Opinions) -> None:
    """Write what an import adds, within a transaction."""
    suspicions.take_over(session, owner, opinions.suspicions)
    cards.take_over(session, owner, "pinned", opinions.pinned)
    cards.take_over(session, owner, "hidden", opinions.hidden)
    if opinions.story:
        story.take_over(session, owner, opinions.story)
    signs.take_over(session, owner, opinions.checks)
    if opinions.reminder is not None:
        signs.put_reminder(session, owner, opinions.reminder)
