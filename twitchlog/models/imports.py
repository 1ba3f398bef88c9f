"""What came in from files: each import, what it changed, and how its columns were read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twitchlog.models.columns import ONE_TREE, STRICT, Instant, Model


class ImportBatch(Model):
    """One import. Bouts and timed readings name theirs; ImportedRow holds the rest.

    token   of the upload that it was written from; none where a command wrote it
    counts  how many rows of each kind it added, as JSON
    """

    __tablename__ = "import_batches"
    __table_args__ = (UniqueConstraint("owner_id", "token"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    token: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
    name: Mapped[str] = mapped_column(Text)
    counts: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(Instant)


class ImportedRow(Model):
    """Something that an import wrote and that may be written anew since.

    key     what it is within its owner's journal
    before  what stood there, where it was not new, as JSON
    after   what the import made of it, as JSON
    """

    __tablename__ = "imported_rows"
    __table_args__ = (
        CheckConstraint("kind IN ('statement', 'day', 'event', 'own_factor')", name="kind"),
        ONE_TREE,
    )

    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batches.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)


class ImportMapping(Model):
    """How an owner said that the columns of a file are to be read, as JSON.

    fingerprint  of the header, so that the next file with the same columns finds it
    """

    __tablename__ = "import_mappings"
    __table_args__ = (ONE_TREE,)

    owner_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    fingerprint: Mapped[str] = mapped_column(Text, primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
