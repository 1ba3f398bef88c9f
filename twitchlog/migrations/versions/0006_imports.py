"""Imports that can be undone, and how the columns of a file were read last time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_imports"
down_revision = "0005_connections"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three tables, and on bouts, readings and uploads a column that may stay blank."""
    op.create_table(
        "import_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        _of_an_owner("import_batches"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
        sa.UniqueConstraint("owner_id", "token", name=op.f("uq_import_batches_owner_id_token")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "imported_rows",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('statement', 'day', 'event', 'own_factor')",
            name=op.f("ck_imported_rows_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batches.id"],
            name=op.f("fk_imported_rows_batch_id_import_batches"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("batch_id", "kind", "key", name=op.f("pk_imported_rows")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "import_mappings",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        _of_an_owner("import_mappings"),
        sa.PrimaryKeyConstraint("owner_id", "fingerprint", name=op.f("pk_import_mappings")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.add_column("episodes", sa.Column("import_id", sa.Integer(), nullable=True))
    op.add_column("readings", sa.Column("import_id", sa.Integer(), nullable=True))
    op.add_column("uploads", sa.Column("confirmed_at", sa.Text(), nullable=True))


def _of_an_owner(table: str) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        ["owner_id"], ["users.id"], name=op.f(f"fk_{table}_owner_id_users"), ondelete="CASCADE"
    )
