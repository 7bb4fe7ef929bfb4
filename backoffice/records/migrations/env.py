"""Runs the migrations on the connection that backoffice.records.schema hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import JSON

from backoffice.records import Base, Moment


def _written(kind: str, thing: Any, _autogen: Any) -> str | Literal[False]:
    """A migration stands alone: it names the database's own type, not ours."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, JSON):
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=_written,
)
with context.begin_transaction():
    context.run_migrations()
