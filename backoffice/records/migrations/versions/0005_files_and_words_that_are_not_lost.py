"""Files are kept with a case, the answer is kept while it is written, and letters are asked about once they went."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_files",
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("event_number", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("place_removed", sa.Boolean(), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_kept_files_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_files"),
    )
    with op.batch_alter_table("kept_files", schema=None) as table:
        table.create_index("ix_kept_files_case_id", ["case_id"], unique=False)
    op.create_table(
        "answer_desks",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_answer_desks_case_id_cases"),
        sa.PrimaryKeyConstraint("id", name="pk_answer_desks"),
        sa.UniqueConstraint("case_id", name="uq_answer_desks_case_id"),
    )
    op.add_column("letters", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    # In place: other rows point at letters, so the table cannot be made anew while it holds any.
    op.drop_column("letters", "asked_at")
    op.drop_table("answer_desks")
    op.drop_table("kept_files")
