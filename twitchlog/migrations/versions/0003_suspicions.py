"""What an owner suspects, and which findings they pin or hide."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_suspicions"
down_revision = "0002_revisions"
branch_labels = None
depends_on = None

FIRST_DAY, LAST_DAY = "1899-12-31", "2100-12-31"


def upgrade() -> None:
    """Two tables of one row for each owner and factor."""
    op.create_table(
        "suspicions",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Text(), nullable=False),
        sa.CheckConstraint(
            f"stated_on >= '{FIRST_DAY}' AND stated_on <= '{LAST_DAY}'",
            name=op.f("ck_suspicions_stated_on"),
        ),
        *_of_an_owner("suspicions"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "card_choices",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.CheckConstraint("choice IN ('pinned', 'hidden')", name=op.f("ck_card_choices_choice")),
        *_of_an_owner("card_choices"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _of_an_owner(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f(f"fk_{table}_owner_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "factor", name=op.f(f"pk_{table}")),
    )
