"""The name of a language is kept sealed: who does not find theirs on the list types it, in any words."""

import sqlalchemy as sa
from alembic import op

from backoffice.records.sealed import open_sealed, seal

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

PLANS = sa.table(
    "contact_plans",
    sa.column("id", sa.String),
    sa.column("language", sa.String),
    sa.column("language_sealed", sa.LargeBinary),
)
OPEN_LETTERS = 40


def upgrade() -> None:
    op.add_column("contact_plans", sa.Column("language_sealed", sa.LargeBinary(), nullable=True))
    for id_, told in _told(PLANS.c.language):
        op.execute(PLANS.update().where(PLANS.c.id == id_).values(language_sealed=seal(told.encode(), _place(id_))))
    op.drop_column("contact_plans", "language")


def downgrade() -> None:
    op.add_column("contact_plans", sa.Column("language", sa.String(OPEN_LETTERS), nullable=True))
    for id_, box in _told(PLANS.c.language_sealed):
        told = open_sealed(box, _place(id_)).decode()[:OPEN_LETTERS]
        op.execute(PLANS.update().where(PLANS.c.id == id_).values(language=told))
    op.drop_column("contact_plans", "language_sealed")


def _told(column: sa.ColumnClause) -> list:
    return list(op.get_bind().execute(sa.select(PLANS.c.id, column).where(column.is_not(None))))


def _place(id_: str) -> str:
    return f"contact_plans|{id_}|language_sealed"
