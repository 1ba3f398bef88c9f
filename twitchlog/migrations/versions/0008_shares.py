"""Links to reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008_shares"
down_revision = "0007_replaced_journals"
branch_labels = None
depends_on = None

FIRST_DAY, LAST_DAY = "1899-12-31", "2100-12-31"


def upgrade() -> None:
    """A row for each link, found by the hash of its secret part."""
    op.create_table(
        "shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("link_hash", sa.Text(), nullable=False),
        sa.Column("passphrase_hash", sa.Text(), nullable=True),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("last_used_at", sa.Text(), nullable=True),
        *(
            sa.CheckConstraint(
                f"{name} >= '{FIRST_DAY}' AND {name} <= '{LAST_DAY}'",
                name=op.f(f"ck_shares_{name}"),
            )
            for name in ("first", "last")
        ),
        sa.CheckConstraint("first <= last", name=op.f("ck_shares_period")),
        sa.CheckConstraint("visits >= 0", name=op.f("ck_shares_visits")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_shares_owner_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_shares_link_hash")),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_shares_owner_id"), "shares", ["owner_id"])
    op.create_index(op.f("ix_shares_ends_at"), "shares", ["ends_at"])
