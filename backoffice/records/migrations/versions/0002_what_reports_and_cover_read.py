"""What the reports, the lists of single cases, the search and the end of a retention read."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_appointments",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("staff_id", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_appointments_case_id_cases"),
        sa.PrimaryKeyConstraint("case_id", "staff_id", "role", name="pk_case_appointments"),
    )
    op.create_index("ix_case_appointments_staff_id", "case_appointments", ["staff_id"], unique=False)

    op.add_column("milestones", sa.Column("promised", sa.Date(), nullable=True))
    op.add_column("milestones", sa.Column("counts_on", sa.Date(), nullable=True))
    op.add_column("milestones", sa.Column("how", sa.String(length=24), nullable=True))
    op.create_index(
        "ix_milestones_code_counts",
        "milestones",
        ["code", "counts_on", "status", "done_on", "promised", "first_due"],
        unique=False,
    )
    op.drop_index("ix_milestones_code_due", table_name="milestones")

    op.add_column("cases", sa.Column("erased_on", sa.Date(), nullable=True))
    op.create_index("ix_cases_received_date", "cases", ["received_date"], unique=False)
    op.create_index("ix_cases_closed_on", "cases", ["closed_on"], unique=False)
    op.create_index("ix_cases_retention_date", "cases", ["retention_date"], unique=False)

    op.create_index("ix_events_type_at", "events", ["type", "at"], unique=False)

    op.add_column("feedback", sa.Column("without_names_sealed", sa.LargeBinary(), nullable=True))

    # A date that was agreed too late never became the promise: the first one stays it (D-09).
    op.execute(
        "UPDATE milestones SET promised = CASE WHEN code = 'response' AND EXISTS (SELECT 1 FROM case_marks"
        " WHERE case_marks.case_id = milestones.case_id AND kind = 'flag' AND value = 'late_then_agreed')"
        " THEN first_due ELSE due END"
    )
    op.execute(
        "UPDATE milestones SET counts_on = CASE WHEN done_on IS NOT NULL AND (promised IS NULL OR done_on < promised)"
        " THEN done_on ELSE promised END"
    )


def downgrade() -> None:
    op.drop_column("feedback", "without_names_sealed")

    op.drop_index("ix_events_type_at", table_name="events")

    op.drop_index("ix_cases_retention_date", table_name="cases")
    op.drop_index("ix_cases_closed_on", table_name="cases")
    op.drop_index("ix_cases_received_date", table_name="cases")
    op.drop_column("cases", "erased_on")

    op.create_index("ix_milestones_code_due", "milestones", ["code", "due"], unique=False)
    op.drop_index("ix_milestones_code_counts", table_name="milestones")
    op.drop_column("milestones", "how")
    op.drop_column("milestones", "counts_on")
    op.drop_column("milestones", "promised")

    op.drop_index("ix_case_appointments_staff_id", table_name="case_appointments")

    op.drop_table("case_appointments")
