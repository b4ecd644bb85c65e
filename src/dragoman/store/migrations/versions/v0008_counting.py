"""What is counted is counted from indexes; accounts are found by their sector."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the indexes."""
    signs = ["relevant", "machine_translated", "generator_prompt", "copy_of"]
    op.create_index("ix_document_cards_signs", "document_cards", signs)
    op.create_index("ix_accounts_sector", "accounts", ["sector", "id"])
    counted = ["type", "status", "sector", "kind", "due", "first"]
    op.create_index("ix_accounts_counted", "accounts", counted)
