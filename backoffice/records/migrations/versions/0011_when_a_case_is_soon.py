"""A case knows from which day its next duty is soon, and every promise the day it is counted from; the payments that
nobody has approved are found at once."""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NEAR = 3
"""The working days at which the queue turned amber for every case so far; each gets its own when next looked at."""
COUNTED = ["code", "counts_on", "status", "done_on", "promised", "first_due"]


def upgrade() -> None:
    op.add_column("cases", sa.Column("amber_on", sa.Date(), nullable=True))
    _fill_amber()
    op.execute(
        "UPDATE milestones SET since = (SELECT received_date FROM cases WHERE cases.id = milestones.case_id) "
        "WHERE since IS NULL"
    )
    _open_by_due("due_order", "id", "amber_on")
    _counted_along(*COUNTED, "since", "how")
    not_approved = sa.text("approved_by IS NULL")
    op.create_index(
        "ix_remedies_not_approved",
        "remedies",
        ["type", "status"],
        sqlite_where=not_approved,
        postgresql_where=not_approved,
    )


def downgrade() -> None:
    op.drop_index("ix_remedies_not_approved", "remedies")
    _open_by_due("due_order", "id")
    _counted_along(*COUNTED)
    op.drop_column("cases", "amber_on")


def _open_by_due(*columns: str) -> None:
    op.drop_index("ix_cases_open_by_due", "cases")
    op.create_index(
        "ix_cases_open_by_due",
        "cases",
        columns,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )


def _counted_along(*columns: str) -> None:
    op.drop_index("ix_milestones_code_counts", "milestones")
    op.create_index("ix_milestones_code_counts", "milestones", columns)


def _fill_amber() -> None:
    """Open cases fall due on a few days only, so each of these is reckoned once."""
    cases = sa.table("cases", sa.column("next_due", sa.Date), sa.column("amber_on", sa.Date))
    holidays = set(op.get_bind().scalars(sa.select(sa.column("on", sa.Date)).select_from(sa.table("bank_holidays"))))
    waits = sa.select(cases.c.next_due).where(cases.c.next_due.is_not(None)).distinct()
    for due in op.get_bind().scalars(waits).all():
        op.execute(cases.update().where(cases.c.next_due == due).values(amber_on=_soon_from(due, holidays)))


def _soon_from(due: date, holidays: set[date]) -> date:
    day, left = due, 0
    while (left := left + (day.weekday() < 5 and day not in holidays)) <= NEAR:
        day -= timedelta(days=1)
    return day
