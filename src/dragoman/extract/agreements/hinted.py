"""Agreements that a text hints at: every instrument with what may have become of it and between whom.

In: what is known of a sentence (`AgreementTelling`) and an `Instrument` in it. Out: `Possible` facts, several
of one instrument where it is open between whom it is. Which are reported is left to `choosing.py`, what rules
are sure of to `telling.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.extract.agreements.enough import Enough
from dragoman.extract.agreements.hint_signs import signs_around
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import BUNDLE, RECALLED
from dragoman.extract.agreements.nearest_act import NearestActs, SupposedAct
from dragoman.extract.agreements.party_signs import signs_of_parties
from dragoman.extract.agreements.pointing import same_deed
from dragoman.extract.agreements.supposed_parties import SupposedParties
from dragoman.extract.agreements.telling import AgreementTelling
from dragoman.model.entity import Party
from dragoman.model.fact import Agreement
from dragoman.model.possible import Possible

WITH_ACT = frozenset(
    (
        "definite",
        "plural",
        "weak",
        "again",
        "negated",
        "recalls",
        "supposed",
        "quoted",
        "title:none",
        "bare",
        "counted",
    )
)
"""Signs that mean more or less by whether the act is told or only near."""

TOLD = "act:told"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An instrument that a sentence names among `number` of them.

    `named_so`: its noun is always that of an instrument.
    """

    telling: AgreementTelling
    instrument: Instrument
    number: int
    named_so: bool = True


@dataclass(slots=True)
class _Before:
    """What was named before in a document: the kinds, the parties of each, the last instrument."""

    kinds: dict[str, tuple[Party, ...]] = field(default_factory=dict)
    last: Instrument | None = None

    def names(self, one: Instrument, parties: tuple[Party, ...]) -> None:
        """Remember an instrument, and its parties where they are told."""
        self.kinds[one.kind] = parties or self.kinds.get(one.kind, ())
        self.last = one


class HintedAgreements:
    """Finds the agreements that sentences hint at."""

    def __init__(self, acts: NearestActs) -> None:
        self._acts = acts

    def possible(
        self, mentions: Iterable[Mentioned], sure: Sequence[Agreement] = ()
    ) -> Iterator[list[Possible]]:
        """By mention the facts that may hold of its instrument; mentions in the order of the text.

        None of an instrument of which something `sure` is told where it is mentioned.
        """
        before, mentions = _Before(), list(mentions)
        for mention, acts in zip(mentions, self._told_apart(mentions), strict=True):
            one = mention.instrument
            if one.kind == RECALLED and before.last is not None:
                one = replace(one, kind=before.last.kind, title=before.last.title, entry=before.last.entry)
            if one.counted is not None:
                one = replace(one, kind=one.counted)
            if one.kind in (BUNDLE, RECALLED):
                continue
            if (told := _told(mention, mention.telling.kind(one), sure)) is not None:
                before.names(one, told.parties or ())
                continue
            around = frozenset(self._around(mention, one, before))
            found: list[Possible] = []
            told_in = Enough(mention.telling.here.reading, mention.telling.passage, one.kind).only_tells
            for supposed in (act for act in acts if not told_in(one, act.act)):
                found += self._between(mention.telling, one, supposed, around, before)
            yield found
            if mention.named_so:
                own = (x.fact for x in found if "from:told" in x.signs and isinstance(x.fact, Agreement))
                before.names(one, next((fact.parties or () for fact in own), ()))

    def _told_apart(self, mentions: Sequence[Mentioned]) -> list[list[SupposedAct]]:
        """The acts of each mention; a sign tells of those that are near it but told of another."""
        every = [self._acts.acts(one.telling.passage, one.instrument) for one in mentions]
        pairs = list(zip(mentions, every, strict=True))
        taken = {
            (id(mention.telling), one.act.at) for mention, acts in pairs for one in acts if TOLD in one.signs
        }
        return [
            [
                replace(one, signs=one.signs | {"act of another"})
                if TOLD not in one.signs and (id(mention.telling), one.act.at) in taken
                else one
                for one in acts
            ]
            for mention, acts in pairs
        ]

    def _between(
        self,
        telling: AgreementTelling,
        one: Instrument,
        supposed: SupposedAct,
        around: frozenset[str],
        before: _Before,
    ) -> Iterator[Possible]:
        """The facts of one act: one a set of parties that is suggested, and one with nobody."""
        sets = SupposedParties(telling.parties, telling.passage, telling.meeting, telling.earlier)
        found = sets.suggest(one, supposed.act, before.kinds.get(one.kind, ()))
        own = telling.day_behind(one) or telling.own_date(supposed.act)
        date = own or telling.date(one, supposed.act)
        dated = "day:own" if own else "day:carried" if date else "day:none"
        act = next(sign for sign in supposed.signs if sign.startswith("act:"))
        common = {*around, *supposed.signs, dated, *(f"{sign} & {act}" for sign in around & WITH_ACT)}
        for parties, origin in (*found, ((), frozenset(("from:nowhere",)))):
            fact = telling.fact(one, supposed.act, parties, date)
            enough = Enough(telling.here.reading, telling.passage, fact.kind)
            if enough.many(one, supposed.act, parties):
                continue
            signs = common | set(signs_of_parties(telling, one, supposed, (parties, origin), sets))
            if not enough.told(one, supposed.act, parties, date):
                signs |= {"not enough", f"not enough & {act}"}
            if parties and not (one.entry or (one.title and one.title.label[:1].isupper())):
                fact = replace(fact, title=None)
            yield Possible(fact, frozenset(signs))

    def _around(self, mention: Mentioned, one: Instrument, before: _Before) -> Iterator[str]:
        """What speaks for or against an instrument, by its sentence and those before."""
        yield from signs_around(mention.telling, one, mention.number)
        if mention.instrument.kind == RECALLED:
            yield "recalls"
        if one.counted is not None:
            yield "counted"
        if one.kind in before.kinds:
            yield "again, definite" if one.definite else "again"
        if not mention.named_so:
            yield "supposed"
            yield f"supposed {one.kind}"
            if one.title and one.title.label[:1].isupper():
                yield "supposed, capital"


def _told(mention: Mentioned, kind: str, sure: Sequence[Agreement]) -> Agreement | None:
    """What is told for sure of an instrument of this kind where it is mentioned."""
    place = mention.telling.passage.words[mention.instrument.start].span
    here = [one for one in sure if any(span.contains(place) for span in one.evidence)]
    passage, instrument = mention.telling.passage, mention.instrument
    told = (one for one in here if one.kind == kind or same_deed(passage, instrument, one))
    return next(told, None)
