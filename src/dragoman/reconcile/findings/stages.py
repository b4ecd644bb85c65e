"""What moved on. In: accounts with their history. Out: findings of the kind `status`."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from dragoman.model.account import Account, Stage
from dragoman.model.entity import Party
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason, Tagged, coded
from dragoman.reconcile.accounts.making import PROJECT_LIFE
from dragoman.reconcile.findings.figures import party
from dragoman.reconcile.findings.held import Held

LIVES = MappingProxyType({"project": PROJECT_LIFE, "commitment": ("made", "kept")})
"""By type, the statuses that a thing has in the course of its life, in order."""


STOPPED, BEGUN = "suspended", "under-construction"
"""Statuses of works that stand still, and of those that go on."""


def status_findings(held: Held) -> Iterator[Finding]:
    """A finding for each project and commitment that is told to have moved on."""
    for account in held.accounts:
        if account.type in LIVES and _moved_on(account):
            steps = {"steps": [[one.status, one.date] for one in account.history]}
            why = Reason("moved-on", {"name": name(account), "steps": steps})
            yield Finding(
                kind="status",
                about=(account.id,),
                facts=tuple(sorted({fact for one in account.history for fact in one.facts})),
                explanation=why.said,
                reason=why.to_json(),
                field="status",
            )


def _moved_on(account: Account) -> bool:
    """Whether it went forward; what is planned after it was opened is another of its kind.

    What a pack names is one thing all the same: it is opened, and an extension of it planned.
    """
    if told_at_once(account):
        return False
    if account.type == "project" and account.values["project"].id is not None:
        return any(changes(account))
    life = LIVES[account.type]
    places = [life.index(one.status) for one in account.history if one.status in life]
    return len(places) > 1 and places == sorted(places) and len(set(places)) == len(places)


def changes(account: Account) -> Iterator[Stage]:
    """The statuses of a thing that are further on in its life than all before; the first is no change.

    What was begun anew after it had stopped is one.
    """
    life = LIVES[account.type]
    furthest, stopped = None, False
    for stage in account.history:
        if stage.status not in life:
            continue
        place, anew = life.index(stage.status), stopped and stage.status == BEGUN
        if anew or (furthest is not None and place > furthest):
            yield stage
        furthest = place if furthest is None or anew else max(furthest, place)
        stopped = stage.status == STOPPED


def told_at_once(account: Account) -> bool:
    """Whether one text alone gives all statuses, and no two of them different days ("built and opened")."""
    dates = {one.date for one in account.history if one.date is not None}
    stated = {fact for one in account.history for fact in one.facts}
    return len({one.document for one in account.told if one.id in stated}) == 1 and len(dates) <= 1


def name(account: Account) -> Tagged:
    """An account in a reason: its id, and what it is of."""
    return {"account": {"id": account.id, "name": _called(account)}}


def _called(account: Account) -> str:
    values = account.values
    named = values.get("project") or values.get("title") or values.get("mechanism")
    if named is not None:
        number = values.get("ordinal")
        return f"{named.label} {number}" if number else str(named.label)
    if account.type == "commitment":
        return f"{_listed(values.get('actors'))}: “{' '.join((values.get('action') or '').split())}”"
    listed = _listed(values.get("parties") or values.get("participants"))
    return f"{values.get('kind') or account.type} of {listed}" if listed else str(values.get("kind"))


def _listed(parties: tuple[Party, ...] | None) -> str:
    return ", ".join(coded(party(one)) for one in parties or ())
