"""A submission knows until when the child's page may fetch its receipt (D-07)."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("submissions", sa.Column("page_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_submissions_page_until"), "submissions", ["page_until"])


def downgrade() -> None:
    op.drop_index(op.f("ix_submissions_page_until"), "submissions")
    op.drop_column("submissions", "page_until")
