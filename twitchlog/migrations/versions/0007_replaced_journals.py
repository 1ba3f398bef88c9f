"""Journals as they were before a backup took their place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_replaced_journals"
down_revision = "0006_imports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table; each row holds the ZIP of a full export."""
    op.create_table(
        "replaced_journals",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_replaced_journals_owner_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_replaced_journals")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_replaced_journals_owner_id"), "replaced_journals", ["owner_id"])
