"""The words of a letter template can be changed, every set of them is kept, and a letter says which it was made of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letter_wordings",
        sa.Column("template", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_from", sa.Integer(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_wordings"),
        sa.UniqueConstraint("template", "number", name="uq_letter_wordings_template_number"),
    )
    # In place: other rows point at letters, so the table cannot be made anew while it holds any.
    op.add_column("letters", sa.Column("template_edition", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("letters", "template_edition")
    op.drop_table("letter_wordings")
