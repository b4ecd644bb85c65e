"""Accounts of facts that are told, made as a record makes them."""

from __future__ import annotations

from tests.reconcile.in_memory import entries

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.reconcile.accounts.making import accounts


def made(*facts: Told) -> list[Account]:
    """The accounts of some facts, none a copy of another."""
    return accounts(entries(facts), {})
