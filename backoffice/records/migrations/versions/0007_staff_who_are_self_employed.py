"""Staff may be self-employed contractors; every rule is the same for them (P-FN1)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("staff", schema=None) as table:
        table.add_column(sa.Column("employment", sa.String(length=24), nullable=False, server_default="employee"))
    with op.batch_alter_table("staff", schema=None) as table:
        table.alter_column("employment", existing_type=sa.String(length=24), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("staff", schema=None) as table:
        table.drop_column("employment")
