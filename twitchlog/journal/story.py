"""The story of an owner's twitches. The owner always comes first."""

from __future__ import annotations

from sqlalchemy.orm import Session

from twitchlog.database import db, writing
from twitchlog.models import StoryRow
from twitchlog.records import Owner
from twitchlog.story import PARTS, Story


def story_of(owner: Owner) -> Story:
    """What was told so far."""
    row = db.session.get(StoryRow, owner.id)
    return Story(**{part.slug: getattr(row, part.slug) for part in PARTS}) if row else Story()


def tell(owner: Owner, story: Story) -> None:
    """Keep this story in the place of what was told before."""
    with writing() as session:
        put(session, owner, story)


def put(session: Session, owner: Owner, story: Story) -> None:
    """The same within a transaction."""
    told = {part.slug: getattr(story, part.slug) for part in PARTS}
    session.merge(StoryRow(owner_id=owner.id, **told))


def take_over(session: Session, owner: Owner, story: Story) -> None:
    """Write the parts of a story that are not told yet, within a transaction."""
    row = session.get(StoryRow, owner.id) or StoryRow(owner_id=owner.id)
    for part in PARTS:
        setattr(row, part.slug, getattr(row, part.slug) or getattr(story, part.slug))
    session.add(row)
