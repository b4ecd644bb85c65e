"""Which facts are of one agreement: by its title, or by its kind, its parties and when it was made.

Two states sign many memoranda on one day: those are one only by their titles, or by what they are on. Of
declarations, treaties, visa exemptions and initiatives they have one at a time, two companies of contracts
and loans, and of any kind three states together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import timedelta

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Agreement
from dragoman.model.period import Agreement as Fit
from dragoman.model.period import Period, agreement, months
from dragoman.reconcile import names
from dragoman.reconcile.lives import out_of_order
from dragoman.reconcile.reporting import reported, when
from dragoman.reconcile.retold import PLAIN, retold, retold_keys
from dragoman.reconcile.rule import Likeness, Rule
from dragoman.reconcile.signers import (
    SINGULAR,
    bodies,
    is_named,
    named,
    of_many,
    of_one_subject,
    parties_fit,
    parties_of,
    shortened,
    subject,
)

LASTING = frozenset({"visa-exemption", "treaty"})
"""Kinds that are told of without a date, for years."""
OF_COMPANIES = frozenset({"contract", "loan-agreement", "memorandum", "agreement"})
"""Kinds of which the same companies, banks or ministries make one a day."""
LIKE_PLAIN = frozenset({"contract", "loan-agreement"})
"""What one text calls an agreement is another's contract, or its agreement on a loan, whatever the story."""
OF_STATES = frozenset({"protocol", "treaty"})
"""What one text calls an agreement and another by its name."""
ERR, ERR_OF_BODIES, ERR_OF_TITLED = timedelta(days=1), timedelta(days=6), timedelta(days=31)
"""By how much two sources may date one signature differently; more where both give its title.

The same two companies, banks or ministries make one agreement a week, unless a text says on what it is.
"""
TELLING = 3
"""Words that make a title more than the name of its kind ("déclaration conjointe")."""


def _agreement(told: Told) -> Agreement | None:
    return told.fact if isinstance(told.fact, Agreement) else None


def _signature(told: Told) -> Hashable | None:
    fact = _agreement(told)
    if fact is None:
        return None
    return (
        fact.kind,
        fact.status,
        fact.date,
        reported(told),
        names.signed(fact.title),
        names.signed(fact.parties),
        fact.subject,
        told.works,
    )


def _identity(told: Told) -> Hashable | None:
    fact = _agreement(told)
    return fact.title.id if fact and fact.title else None


def _keys(told: Told) -> Iterable[Hashable]:
    fact = _agreement(told)
    if fact is None:
        return
    yield from retold_keys(told)
    yield from ((fact.kind, title) for title in _titles(fact))
    if len(on := subject(fact)) >= TELLING:  # by its two longest words: others may say more
        yield fact.kind, *sorted(on, key=lambda stem: (-len(stem), stem))[:2]
    if fact.status == "ratified" and fact.date:
        yield from (("ratified", names.keys(fact.parties), month) for month in months(fact.date))
    if fact.kind in SINGULAR and fact.date:
        yield from ((fact.kind, party, fact.date) for party in sorted(parties_of(fact)))
    if fact.parties and fact.kind in LASTING:
        yield fact.kind, names.keys(fact.parties)
        return
    made = [(fact.kind, names.keys(fact.parties), month) for month in months(when(told)) if fact.parties]
    if fact.kind in SINGULAR or of_many(fact):
        yield from made
    if fact.kind in OF_COMPANIES:
        yield from ((body, month) for month in months(when(told)) for body in bodies(fact))
    yield from ((*one, stem) for one in made for stem in subject(fact))


def _of_companies(one: Agreement, other: Agreement) -> bool:
    """Whether the same company, bank or ministry made both: those make few of a kind on a day.

    Of two who sign one text may name but one, or both texts if they tell of one day.
    """
    several = max(len(one.parties or ()), len(other.parties or ())) > 1 or _of_one_day(one, other)
    both = one.kind in OF_COMPANIES and other.kind in OF_COMPANIES
    return both and several and bool(bodies(one) & bodies(other))


def _of_one_month(one: Agreement, other: Agreement) -> bool:
    """Whether both date what a company of some name made, one by its month alone ("signé en mars 2023")."""
    days = [Period.of(fact.date) for fact in (one, other)]
    known = names.keys(by for by in one.parties or () if isinstance(by, Entity) and is_named(by))
    return (
        bool(known & bodies(other))
        and all(day is not None and day.year for day in days)
        and any(day and day.days > 1 for day in days)
    )


def _of_one_day(one: Agreement, other: Agreement) -> bool:
    """Whether both texts give the same day."""
    day = Period.of(one.date)
    return one.date == other.date and day is not None and day.year and day.days == 1


def _titles(fact: Agreement) -> frozenset[str]:
    """The titles by which an agreement is known without registry: long enough to be its own."""
    if fact.title is None:
        return frozenset()
    labels = (fact.title.label, *fact.title.labels)
    return frozenset(names.folded(label) for label in labels if len(names.stems(label)) >= TELLING)


def _same(a: Told, b: Told) -> Likeness:
    one, other = _agreement(a), _agreement(b)
    if one is None or other is None or _apart(a, b):
        return Likeness.NONE
    if _titles(one) & _titles(other):
        return Likeness.STRONG
    fully = one.parties and other.parties and _may_be_one(one, other)
    found = _told_fully(a, b, one, other) if fully else Likeness.NONE
    return found or (Likeness.WEAK if retold(a, b) else Likeness.NONE)


def _told_fully(a: Told, b: Told, one: Agreement, other: Agreement) -> Likeness:
    """How alike two are by what each text says of its own, whatever story it tells."""
    if _signed_for_states(one, other) or _ratified_together(one, other):
        return Likeness.WEAK
    if _leaves_one_out(one, other):
        day = one.status == other.status and _of_one_day(one, other)
        return Likeness.WEAK if day else Likeness.NONE
    fit = agreement(when(a), when(b))
    if fit is Fit.CLASH and _nearly_of_a_day(one, other):
        fit = Fit.MONTH if one.kind in SINGULAR else Fit.DAY
    if one.kind not in SINGULAR:
        return Likeness.WEAK if _is_one_of_its_kind(one, other, fit) else Likeness.NONE
    if fit is Fit.DAY and one.status == other.status and one.date and other.date:
        return Likeness.STRONG
    if fit >= Fit.MONTH or (one.kind in LASTING and fit is not Fit.CLASH):
        return Likeness.WEAK
    # Signed one day, in force another.
    return Likeness.WEAK if one.kind in LASTING and one.status != other.status else Likeness.NONE


def _is_one_of_its_kind(one: Agreement, other: Agreement, fit: Fit) -> bool:
    """Whether an instrument of a kind of which two states make many is the same."""
    if fit is Fit.DAY and _of_companies(one, other) and of_one_subject(one, other):
        return True
    if one.status != other.status:  # signed one day, in force another
        return _of_one_telling_subject(one, other) and parties_of(one) == parties_of(other)
    if fit < Fit.MONTH:
        return False
    if _of_companies(one, other) and _of_one_month(one, other) and of_one_subject(one, other):
        return True
    if of_many(one) and of_many(other):
        return of_one_subject(one, other)
    if _of_the_same_two(one, other):
        return True
    # What the one is on is all that the other is on, in more words.
    few, more = sorted((subject(one), subject(other)), key=len)
    return bool(few) and few <= more


def _of_one_telling_subject(one: Agreement, other: Agreement) -> bool:
    """Whether both say in as many words that they are on the same."""
    few, more = sorted((subject(one), subject(other)), key=len)
    return len(few) >= TELLING and few <= more


def _of_other_subjects(one: Agreement, other: Agreement) -> bool:
    """Whether both say in many words on what they are, none the same: a third text joins them no more."""
    few, more = sorted((subject(one), subject(other)), key=len)
    return len(few) >= TELLING and few.isdisjoint(more)


def _apart(a: Told, b: Told) -> bool:
    one, other = _agreement(a), _agreement(b)
    if one is None or other is None:
        return True
    if retold(a, b):
        return False
    if PLAIN not in (one.kind, other.kind) and not _may_be_one(one, other):
        return True
    ids = {fact.title.id for fact in (one, other) if fact.title is not None and fact.title.id}
    if len(ids) > 1 or (_of_other_subjects(one, other) and not _titles(one) & _titles(other)):
        return True
    parties, same = (named(one), named(other)), shortened(one, other)
    mine, theirs = (some - same for some in parties)
    if all(parties) and not parties_fit(mine, theirs, (bodies(one) & bodies(other)) | same):
        allowed = _signed_for_states(one, other) or _each_names_one(one, other)
        return not (allowed or _leaves_one_out(one, other))
    if one.status == other.status:
        # One text that tells of two instruments of a kind means two.
        told_twice = a.document == b.document and not _titles(one) & _titles(other)
        dates_differ = agreement(one.date, other.date) is Fit.CLASH
        return told_twice or (dates_differ and not _nearly_of_a_day(one, other))
    return out_of_order(one, other) or out_of_order(other, one)


def _nearly_of_a_day(one: Agreement, other: Agreement) -> bool:
    """Whether two days of one status are so near that a source may err."""
    here, there = Period.of(one.date), Period.of(other.date)
    if one.status != other.status or here is None or there is None or not (here.year and there.year):
        return False
    gap = max(here.first - there.last, there.first - here.last)
    titled = _titles(one) & _titles(other) or one.kind == other.kind == "visa-exemption"
    plain = one.kind == PLAIN and _of_the_same_two(one, other)
    return gap <= (ERR_OF_TITLED if titled else ERR_OF_BODIES if plain else ERR)


def _of_the_same_two(one: Agreement, other: Agreement) -> bool:
    """Whether the same bodies with a name made both, and no text says on what they are."""
    known = [party for party in one.parties or () if isinstance(party, Entity) and is_named(party)]
    alike = one.kind == other.kind and one.kind in OF_COMPANIES and not (one.subject or other.subject)
    return (
        alike
        and len(known) > 1
        and len(known) == len(one.parties or ())
        and parties_of(one) == parties_of(other)
    )


def _may_be_one(one: Agreement, other: Agreement) -> bool:
    """Whether two kinds can be of one instrument."""
    return one.kind == other.kind or _called_plainly(one, other) or _ratified_together(one, other)


def _ratified_together(one: Agreement, other: Agreement) -> bool:
    """Whether what two states made was ratified on one day, whatever the one calls it ("l'accord")."""
    kinds = {one.kind, other.kind} <= {PLAIN, *OF_STATES}
    ratified = one.status == other.status == "ratified" and bool(one.date and other.date)
    day = agreement(one.date, other.date) is Fit.DAY or _nearly_of_a_day(one, other)
    return kinds and ratified and day and len(parties_of(one)) > 1 and parties_of(one) == parties_of(other)


def _called_plainly(one: Agreement, other: Agreement) -> bool:
    """Whether the one is called an agreement and the other what companies call such."""
    kinds = {one.kind, other.kind}
    return PLAIN in kinds and bool(kinds & LIKE_PLAIN) and bool(bodies(one) & bodies(other))


def _signed_for_states(one: Agreement, other: Agreement) -> bool:
    """Whether of an instrument on the same, made on one day, the one names states, the other who signed."""
    few, more = sorted((one, other), key=lambda fact: len(bodies(fact)))
    alike = one.status == other.status and _of_one_telling_subject(one, other)
    day = one.date is not None and agreement(one.date, other.date) is Fit.DAY
    return alike and day and not bodies(few) and len(bodies(more)) == len(more.parties or ())


def _leaves_one_out(one: Agreement, other: Agreement) -> bool:
    """Whether of two who make one of a kind at a time the one text names but one."""
    few, more = sorted((parties_of(one), parties_of(other)), key=len)
    return one.kind == other.kind and one.kind in SINGULAR and len(few) == 1 and len(more) == 2 and few < more


def _each_names_one(one: Agreement, other: Agreement) -> bool:
    """Whether each text names one company of those who sign, and neither what it is called: it may be one."""
    lone = all(len(fact.parties or ()) == len(bodies(fact)) == 1 for fact in (one, other))
    return lone and not (_titles(one) and _titles(other)) and one.kind == other.kind


def _anchor(told: Told) -> tuple[int, Hashable] | None:
    """Its registry id; its title; its parties, where they make one of its kind at a time, and the day."""
    fact = _agreement(told)
    if fact is None:
        return None
    if fact.title is not None and fact.title.id is not None:
        return 0, fact.title.id
    if titles := _titles(fact):
        return 1, (fact.kind, min(titles))
    if fact.kind in SINGULAR and fact.parties:
        return 2, (fact.kind, names.keys(fact.parties), None if fact.kind in LASTING else fact.date)
    return None


RULE = Rule("a", _signature, _identity, _keys, _same, _apart, _anchor)
