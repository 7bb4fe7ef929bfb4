"""A file in which nothing shows how to reach the child may be opened by everybody with a part in the case."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("kept_files", sa.Column("open_to_all", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("kept_files", "open_to_all")
