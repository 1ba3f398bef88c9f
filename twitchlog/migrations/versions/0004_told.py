"""The story of the twitches, and the check of the signs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_told"
down_revision = "0003_suspicions"
branch_labels = None
depends_on = None

FIRST_DAY, LAST_DAY = "1899-12-31", "2100-12-31"
LONGEST_NOTE = 4000
PARTS = ("onset", "first_site", "spread", "course", "family", "questions")


def upgrade() -> None:
    """A row for each owner who tells their story, and for each check of theirs."""
    op.create_table(
        "stories",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in PARTS),
        *(
            sa.CheckConstraint(f"length({name}) <= {LONGEST_NOTE}", name=op.f(f"ck_stories_{name}"))
            for name in PARTS
        ),
        *_of_an_owner("stories", "owner_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signs_checks",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            f"day >= '{FIRST_DAY}' AND day <= '{LAST_DAY}'", name=op.f("ck_signs_checks_day")
        ),
        *_of_an_owner("signs_checks", "owner_id", "day"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signs_reminders",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        *_of_an_owner("signs_reminders", "owner_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _of_an_owner(table: str, *key: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f(f"fk_{table}_owner_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
    )
