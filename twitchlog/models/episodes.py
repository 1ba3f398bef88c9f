"""Bouts of twitching and where they were."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from twitchlog.models.columns import (
    LONGEST_NOTE,
    ONE_TREE,
    STRICT,
    Day,
    Flag,
    Instant,
    Model,
    Slugs,
    day_check,
)

OPEN = "still_going = 1 AND deleted_at IS NULL"


class Episode(Model):
    """A bout of twitching. `ended_none` remembers that logging it took back "no twitches"."""

    __tablename__ = "episodes"
    __table_args__ = (
        UniqueConstraint("owner_id", "public_id"),
        Index(
            "ix_episodes_owner_day",
            "owner_id",
            "day",
            "started_at",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index(
            "ix_episodes_owner_started",
            "owner_id",
            "started_at",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index(
            "ix_episodes_owner_open",
            "owner_id",
            "started_at",
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
        CheckConstraint("strength IS NULL OR strength BETWEEN 0 AND 4", name="strength"),
        CheckConstraint("ended_at IS NULL OR ended_at >= started_at", name="ended_at"),
        CheckConstraint("ended_at IS NULL OR still_going = 0", name="still_going"),
        CheckConstraint("offset_minutes BETWEEN -840 AND 840", name="offset_minutes"),
        CheckConstraint(f"length(note) <= {LONGEST_NOTE}", name="note"),
        day_check("day"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    public_id: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime] = mapped_column(Instant)
    offset_minutes: Mapped[int]
    day: Mapped[date] = mapped_column(Day)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    still_going: Mapped[bool] = mapped_column(Flag, default=False)
    type: Mapped[str] = mapped_column(Text)
    strength: Mapped[int | None]
    frequency: Mapped[str | None] = mapped_column(Text)
    context: Mapped[tuple[str, ...]] = mapped_column(Slugs, default=())
    symptoms: Mapped[tuple[str, ...]] = mapped_column(Slugs, default=())
    note: Mapped[str] = mapped_column(Text, default="")
    recalled: Mapped[bool] = mapped_column(Flag, default=False)
    ended_none: Mapped[bool] = mapped_column(Flag, default=False)
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)
    import_id: Mapped[int | None]  # of an ImportBatch; no key: checking it would slow every bout

    sites: Mapped[list[EpisodeSite]] = relationship(
        order_by="EpisodeSite.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
        lazy="raise",
    )


class EpisodeSite(Model):
    """One region and side of an episode."""

    __tablename__ = "episode_sites"
    __table_args__ = (ONE_TREE,)

    episode_id: Mapped[int] = mapped_column(
        ForeignKey("episodes.id", ondelete="CASCADE"), primary_key=True
    )
    region: Mapped[str] = mapped_column(Text, primary_key=True)
    side: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
