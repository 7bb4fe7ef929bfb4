"""A story in pictures is kept at every change, its cast belongs to the case, and a second person may look at it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("storyboards") as table:
        table.add_column(sa.Column("grade_reason_sealed", sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("checked_by", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "story_steps",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("template_key", sa.String(length=40), nullable=False),
        sa.Column("story_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("grade_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_story_steps_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_story_steps"),
        sa.UniqueConstraint("case_id", "number", name="uq_story_steps_case_id_number"),
    )
    op.create_table(
        "story_casts",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("people_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("child_is_drawn", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_story_casts_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_story_casts"),
        sa.UniqueConstraint("case_id", name="uq_story_casts_case_id"),
    )


def downgrade() -> None:
    op.drop_table("story_casts")
    op.drop_table("story_steps")
    with op.batch_alter_table("storyboards") as table:
        table.drop_column("checked_at")
        table.drop_column("checked_by")
        table.drop_column("grade_reason_sealed")
