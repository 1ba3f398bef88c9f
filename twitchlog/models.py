"""The tables: rows and constraints, no queries and no words of forms or pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.sqlite import REAL
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator, TypeEngine

from twitchlog.database import Base, db

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model

STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}
# Rows lie in the tree of their key: every tree that a bout touches is one more page to make safe.
ONE_TREE = {"sqlite_strict": True, "sqlite_with_rowid": False}
OPEN = "still_going = 1 AND deleted_at IS NULL"
LONGEST_NOTE = 4000
LONGEST_LABEL = 120


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as UTC text to the second so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """Write as `2026-03-01T21:15:00Z`."""
        return None if value is None else value.astimezone(UTC).isoformat()[:19] + "Z"

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """Read back as an aware UTC datetime."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A local day, stored as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> str | None:
        """Write as `2026-03-01`."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> date | None:
        """Read back as a date."""
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, _dialect: Dialect) -> int | None:
        """Write as 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> bool | None:
        """Read back as a bool."""
        return None if value is None else bool(value)


class Slugs(TypeDecorator[tuple[str, ...]]):
    """A short list of slugs, stored as text with spaces between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str:
        """Write in the given order."""
        return " ".join(value or ())

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> tuple[str, ...]:
        """Read back in the stored order."""
        return tuple((value or "").split())


NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
LONG: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


def _day_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} >= '1899-12-31' AND {column} <= '2100-12-31'", name=column)


def table_of(model: type[Base]) -> Table:
    """The table behind a model, for what is written without making objects of rows."""
    return cast(Table, model.__table__)


class User(Model):
    """An owner of a journal and how they want it kept."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("length(username) BETWEEN 1 AND 64", name="username"),
        CheckConstraint("day_starts_at BETWEEN 0 AND 12", name="day_starts_at"),
        CheckConstraint("week_starts_on BETWEEN 0 AND 6", name="week_starts_on"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(Text)
    username_key: Mapped[str] = mapped_column(Text, unique=True)
    password_hash: Mapped[str] = mapped_column(Text)
    is_admin: Mapped[bool] = mapped_column(Flag, default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    welcomed: Mapped[bool] = mapped_column(Flag, default=False)
    zone: Mapped[str] = mapped_column(Text, default="UTC")
    day_starts_at: Mapped[int] = mapped_column(default=4)
    volume_unit: Mapped[str] = mapped_column(Text, default="ml")
    week_starts_on: Mapped[int] = mapped_column(default=0)
    theme: Mapped[str] = mapped_column(Text, default="auto")
    factors: Mapped[tuple[str, ...]] = mapped_column(Slugs, default=())


class SignIn(Model):
    """A signed-in device; only the hash of its token is kept."""

    __tablename__ = "sign_ins"
    __table_args__ = (STRICT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    device: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_seen_at: Mapped[datetime] = mapped_column(Instant)


class Attempt(Model):
    """A wrong sign-in; key is an account or an address, hashed."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_key_at", "key", "at"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class SiteSetting(Model):
    """A switch of the whole installation, such as open registration."""

    __tablename__ = "site_settings"
    __table_args__ = ({"sqlite_strict": True},)

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Nonce(Model):
    """A form that was already saved, and what came of it, so that sending it twice is harmless."""

    __tablename__ = "nonces"
    __table_args__ = (ONE_TREE,)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    nonce: Mapped[str] = mapped_column(Text, primary_key=True)
    result: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


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
        _day_check("day"),
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


class DayRow(Model):
    """What an owner said of a day as a whole. A day without a row was never spoken of."""

    __tablename__ = "days"
    __table_args__ = (
        CheckConstraint(f"length(note) <= {LONGEST_NOTE}", name="note"),
        _day_check("day"),
        {"sqlite_strict": True},
    )

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Day, primary_key=True)
    none: Mapped[bool] = mapped_column(Flag, default=False)
    note: Mapped[str] = mapped_column(Text, default="")


class DayRevision(Model):
    """A number that changes with everything that is known of a day.

    Triggers set it to a random one within the transaction that changes, adds or removes a bout, a
    reading or a statement of the day. No two states of a day share one.
    """

    __tablename__ = "day_revisions"
    __table_args__ = (ONE_TREE,)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(Day, primary_key=True)
    revision: Mapped[int] = mapped_column(LONG)


class Reading(Model):
    """One value of a factor: timed, or (at is null) the one statement for the whole day.

    A statement is changed or removed outright; a timed reading can be brought back.
    """

    __tablename__ = "readings"
    __table_args__ = (
        Index(
            "uq_readings_statement",
            "owner_id",
            "day",
            "factor",
            unique=True,
            sqlite_where=text("at IS NULL"),
            postgresql_where=text("at IS NULL"),
        ),
        Index("ix_readings_owner_day", "owner_id", "day", "factor"),
        CheckConstraint("at IS NOT NULL OR deleted_at IS NULL", name="deleted_at"),
        CheckConstraint("value BETWEEN -1e9 AND 1e9", name="value"),
        CheckConstraint("(at IS NULL) = (offset_minutes IS NULL)", name="offset_minutes"),
        _day_check("day"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(Day)
    factor: Mapped[str] = mapped_column(Text)
    value: Mapped[float] = mapped_column(NUMBER)
    at: Mapped[datetime | None] = mapped_column(Instant)
    offset_minutes: Mapped[int | None]
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)


class OwnFactor(Model):
    """A factor that its owner added."""

    __tablename__ = "own_factors"
    __table_args__ = (
        UniqueConstraint("owner_id", "slug"),
        CheckConstraint("slug LIKE 'own!_%' ESCAPE '!'", name="slug"),
        CheckConstraint("lowest < highest", name="range"),
        CheckConstraint("step > 0", name="step"),
        CheckConstraint("lag BETWEEN 0 AND 7", name="lag"),
        CheckConstraint(f"length(label) BETWEEN 1 AND {LONGEST_LABEL}", name="label"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    lowest: Mapped[float] = mapped_column(NUMBER)
    highest: Mapped[float] = mapped_column(NUMBER)
    step: Mapped[float] = mapped_column(NUMBER)
    combine: Mapped[str] = mapped_column(Text)
    lag: Mapped[int] = mapped_column(default=0)
    retired: Mapped[bool] = mapped_column(Flag, default=False)


class Serving(Model):
    """A quick addition as its owner wants it; a factor with any row here has only these."""

    __tablename__ = "servings"
    __table_args__ = (
        CheckConstraint("amount > 0 AND amount <= 1e9", name="amount"),
        CheckConstraint(f"length(label) BETWEEN 1 AND {LONGEST_LABEL}", name="label"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    factor: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    amount: Mapped[float] = mapped_column(NUMBER)
    position: Mapped[int] = mapped_column(default=0)


class SuspicionRow(Model):
    """A factor that its owner thinks goes with their twitches, and since when they have said so."""

    __tablename__ = "suspicions"
    __table_args__ = (_day_check("stated_on"), ONE_TREE)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    factor: Mapped[str] = mapped_column(Text, primary_key=True)
    stated_on: Mapped[date] = mapped_column(Day)


class CardChoiceRow(Model):
    """A finding that its owner keeps on top, or folded away."""

    __tablename__ = "card_choices"
    __table_args__ = (CheckConstraint("choice IN ('pinned', 'hidden')", name="choice"), ONE_TREE)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    factor: Mapped[str] = mapped_column(Text, primary_key=True)
    choice: Mapped[str] = mapped_column(Text)


class Event(Model):
    """A dated event, such as the start of a medicine."""

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("owner_id", "public_id"),
        Index("ix_events_owner_day", "owner_id", "day"),
        CheckConstraint(f"length(label) BETWEEN 1 AND {LONGEST_LABEL}", name="label"),
        CheckConstraint(f"length(dose) <= {LONGEST_LABEL}", name="dose"),
        CheckConstraint(f"length(note) <= {LONGEST_NOTE}", name="note"),
        _day_check("day"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    public_id: Mapped[str] = mapped_column(Text)
    day: Mapped[date] = mapped_column(Day)
    kind: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    dose: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)


class Upload(Model):
    """A file that waits between its preview and the import."""

    __tablename__ = "uploads"
    __table_args__ = ({"sqlite_strict": True},)

    token: Mapped[str] = mapped_column(Text, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
