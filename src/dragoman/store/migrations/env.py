"""Runs the migrations on the connection that `store.migrate` hands over, in its transaction."""

from alembic import context

from dragoman.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters tables by copying them
    transactional_ddl=False,  # the transaction is the caller's
)
context.run_migrations()
