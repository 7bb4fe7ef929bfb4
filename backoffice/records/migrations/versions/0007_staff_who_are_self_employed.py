"""Staff may be self-employed contractors; every rule is the same for them (P-FN1)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # In place: other rows point at staff, so the table cannot be made anew while it holds any.
    op.add_column("staff", sa.Column("employment", sa.String(length=24), nullable=False, server_default="employee"))


def downgrade() -> None:
    op.drop_column("staff", "employment")
