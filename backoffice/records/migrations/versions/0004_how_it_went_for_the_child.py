"""What children say about how their complaint was dealt with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "process_feedback",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("easy", sa.String(length=8), nullable=False),
        sa.Column("listened", sa.String(length=8), nullable=False),
        sa.Column("understood", sa.String(length=8), nullable=False),
        sa.Column("better_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_process_feedback_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_process_feedback"),
    )
    with op.batch_alter_table("process_feedback", schema=None) as table:
        table.create_index("ix_process_feedback_case_id", ["case_id"], unique=False)


def downgrade() -> None:
    op.drop_table("process_feedback")
