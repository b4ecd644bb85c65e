"""Who made an agreement, as a text tells it: states, or companies, banks and ministries.

In: agreements. Out: what their parties are known by, and whether those of two texts can be of one.
"""

from __future__ import annotations

from dragoman.model.entity import Entity
from dragoman.model.fact import Agreement
from dragoman.reconcile import names

SINGULAR = frozenset({"treaty", "declaration", "communique", "visa-exemption", "initiative"})
"""Kinds of which the same parties make one at a time."""
SHORTEST = 2
"""Words by which a company or a bank is known whose whole name another text gives."""


def bodies(fact: Agreement) -> frozenset[str]:
    """The companies, banks and ministries that made it."""
    return names.keys([one for one in fact.parties or () if isinstance(one, Entity)])


def parties_of(fact: Agreement) -> frozenset[str]:
    """All who made it."""
    return names.keys(fact.parties)


def of_many(fact: Agreement) -> bool:
    """Whether more than two made it: those make one of a kind at a time."""
    return len(fact.parties or ()) > 2


def is_singular(fact: Agreement) -> bool:
    """Whether its kind and those who made it are all that it takes to know it: they make one at a time."""
    return fact.kind in SINGULAR and len(fact.parties or ()) > 1


def is_named(body: Entity) -> bool:
    """Whether a body has a name of its own, which the registry need not know."""
    return body.id is not None or not body.label[:1].islower()


def named(fact: Agreement) -> frozenset[str]:
    """Its parties, beside companies only those with a name of their own: no "groupe de banques"."""
    told = fact.parties or ()
    some = [one for one in told if not isinstance(one, Entity) or is_named(one)]
    return names.keys(some if any(isinstance(one, Entity) for one in some) else told)


def parties_fit(one: frozenset[str], other: frozenset[str], shared: frozenset[str]) -> bool:
    """Whether parties are the same, or of companies and banks the one text names not all."""
    return one == other or (bool(shared) and (one < other or other < one))


def shortened(one: Agreement, other: Agreement) -> frozenset[str]:
    """The companies, banks and ministries that one text names in fewer words than the other, by both names.

    "la Banque nationale" of the one is that of Kazakhstan, whom the other names beside the bank of China.
    """
    found = set[str]()
    for short, full in ((one, other), (other, one)):
        for body in (
            party for party in short.parties or () if isinstance(party, Entity) and party.id is None
        ):
            said = names.stems(names.as_spelt(names.folded(body.label)))
            meant = [
                names.key(party)
                for party in full.parties or ()
                if isinstance(party, Entity)
                and any(
                    said <= names.stems(names.as_spelt(names.folded(name)))
                    for name in (party.label, *party.labels)
                )
            ]
            if len(said) >= SHORTEST and len(meant) == 1:
                found |= {names.key(body), *meant}
    return frozenset(found)


def subject(fact: Agreement) -> frozenset[str]:
    """The words that tell what it is on."""
    return frozenset(names.stems(fact.subject or ""))


def of_one_subject(one: Agreement, other: Agreement) -> bool:
    """Whether what they are on can be one: where both say it, a word of it is the same."""
    if not one.subject or not other.subject:
        return True
    return bool(subject(one) & subject(other))
