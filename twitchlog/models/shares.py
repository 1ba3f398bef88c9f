"""Links to reports, for somebody whom an owner trusts with one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import STRICT, Day, Instant, Model, Slugs, day_check


class Share(Model):
    """A read-only link to the report of a period; only hashes of link and passphrase are kept.

    wrong       how many passphrases were not the link's, since it got the present one
    told_until  the last day of checks of the signs; where it is empty, that of the period
    """

    __tablename__ = "shares"
    __table_args__ = (
        day_check("first"),
        day_check("last"),
        CheckConstraint("first <= last", name="period"),
        CheckConstraint("visits >= 0", name="visits"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    link_hash: Mapped[str] = mapped_column(Text, unique=True)
    passphrase_hash: Mapped[str | None] = mapped_column(Text)
    first: Mapped[date] = mapped_column(Day)
    last: Mapped[date] = mapped_column(Day)
    sections: Mapped[tuple[str, ...]] = mapped_column(Slugs)
    created_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant, index=True)
    visits: Mapped[int] = mapped_column(default=0)
    last_used_at: Mapped[datetime | None] = mapped_column(Instant)
    wrong: Mapped[int | None] = mapped_column()
    told_until: Mapped[date | None] = mapped_column(Day)
