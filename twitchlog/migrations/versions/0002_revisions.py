"""A revision for each day of a journal, set by the database itself whenever its rows change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_revisions"
down_revision = "0001_first_tables"
branch_labels = None
depends_on = None

TABLES = ("episodes", "days", "readings")
# 45 random bits: the sum over every day that a journal can hold still fits a 64-bit integer.
ON_SQLITE = "(random() & 35184372088831)"
ON_POSTGRESQL = "floor(random() * 35184372088832)::bigint"
GONE = """UPDATE day_revisions SET revision = {number}
    WHERE owner_id = OLD.owner_id AND day = OLD.day;"""
CAME = """INSERT INTO day_revisions (owner_id, day, revision)
    VALUES (NEW.owner_id, NEW.day, {number})
    ON CONFLICT (owner_id, day) DO UPDATE SET revision = excluded.revision;"""
FUNCTION = f"""CREATE FUNCTION revise_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN {GONE} END IF;
    IF TG_OP <> 'DELETE' THEN {CAME} END IF;
    RETURN NULL;
END $$"""
PRESENT = """INSERT INTO day_revisions (owner_id, day, revision)
    SELECT owner_id, day, {number} FROM (
        SELECT owner_id, day FROM episodes UNION SELECT owner_id, day FROM days
        UNION SELECT owner_id, day FROM readings
    ) AS present"""


def upgrade() -> None:
    """The table, a row for each day there is, and the triggers that keep it true."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "day_revisions",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_day_revisions_owner_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "day", name=op.f("pk_day_revisions")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for statement in _on_sqlite() if sqlite else _on_postgresql():
        op.get_bind().exec_driver_sql(statement)


def _on_sqlite() -> list[str]:
    gone, came = GONE.format(number=ON_SQLITE), CAME.format(number=ON_SQLITE)
    bodies = {"INSERT": came, "UPDATE": f"{gone} {came}", "DELETE": gone}
    return [
        PRESENT.format(number=ON_SQLITE),
        *(
            f"CREATE TRIGGER {table}_{verb.lower()}_revises AFTER {verb} ON {table} BEGIN {body} END"
            for table in TABLES
            for verb, body in bodies.items()
        ),
    ]


def _on_postgresql() -> list[str]:
    return [
        PRESENT.format(number=ON_POSTGRESQL),
        FUNCTION.format(number=ON_POSTGRESQL),
        *(
            f"CREATE TRIGGER {table}_revises AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION revise_day()"
            for table in TABLES
        ),
    ]
