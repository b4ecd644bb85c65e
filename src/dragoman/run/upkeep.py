"""Keeps accounts and findings up to date with what is merged.

In: a record, a framework. Out: the record, with its accounts and findings worked out.
"""

from __future__ import annotations

from dragoman.packs.framework import Framework
from dragoman.reconcile.looking_back import accounts_on, due, findings_on
from dragoman.run.keeping import kept_account, kept_finding
from dragoman.store import Record


def keep_up(record: Record, framework: Framework) -> None:
    """Work out all accounts and findings and keep them.

    Raises:
        RecordError: the record cannot be written.
    """
    from dragoman.run.reconciling import at_the_end

    whole = at_the_end(record, framework)
    told = {one.id: one for account in whole.accounts for one in account.told}
    told |= {one.id: one for one in record.told(types=("document", "date"))}
    last = {one.id: due(one) for one in whole.accounts}
    accounts = [kept_account(one) for one in accounts_on(whole.accounts, None)]
    found = []
    for one in findings_on(whole.findings, whole.accounts, None):
        day = last[one.about[0]] if one.kind == "overdue" else None
        found.append(kept_finding(one, told, day.isoformat() if day else None))
    record.keep_all(accounts, found)
