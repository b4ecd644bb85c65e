"""Who stands before a verb and who behind it: the persons and parties on both sides, within what is tied.

In: a passage, the words of a verb, and the document's circumstances. Out: `Member`s. For a relative clause
the subject is what it hangs on; a clause without a subject has that of the clause before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances, Member
from dragoman.extract.grammar.clauses import WHILE, Clause, Passage
from dragoman.model.entity import Entity, Party, key
from dragoman.model.span import Span

_WHERE = "où"
HE = ("il", "elle")


@dataclass(frozen=True, slots=True)
class Side:
    """The persons and parties on one side of a verb.

    `officials` are those of the parties for whom somebody without a name stands: "la délégation chinoise".
    """

    people: tuple[Entity, ...] = ()
    parties: tuple[Party, ...] = ()
    officials: tuple[Party, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.parties)


class Sides:
    """Finds subject and object of the verbs of a passage."""

    def __init__(self, passage: Passage, here: Circumstances) -> None:
        self._passage = passage
        self._here = here

    def before(self, first: int) -> Side:
        """The subject of the verb that begins at word `first`."""
        number = self._passage.clause_at(first)
        clause = self._passage.clauses[number]
        forward = clause.opener in {*WHILE, "que", "qu'"} or self._opens_with_where(clause)
        forward = forward and self._pronoun_alone(clause.start, first)
        if forward and clause.parent is not None and (side := self._subject_above(clause.parent, first)):
            return side
        if clause.opener in ("que", "qu'") and (side := self._speaker(clause, first)):
            return side
        governing = self._governing(number, first)
        for one in self._passage.tied(number):
            if side := self._side(self._parts_before(one, governing)):
                return side
        if clause.opener in ("qui", "dont") and clause.parent is not None:
            return self._antecedent(clause.start)
        return Side()

    def _speaker(self, clause: Clause, first: int) -> Side:
        """Who says of himself "qu'il avait effectué une visite": the one person of the clause above."""
        words = self._passage.words
        pronoun = next((one.fold for one in words[clause.start : first + 1] if one.fold in HE), None)
        above = self._passage.clauses[clause.parent] if clause.parent is not None else None
        while above is not None and above.opener in ("que", "qu'") and above.parent is not None:
            above = self._passage.clauses[above.parent]  # "… et qu'il s'était entretenu avec X"
        if pronoun is None or above is None:
            return Side()
        said = self._here.people(self._parts_before(self._passage.clauses.index(above), clause.start))
        people = {key(one.party): one.party for one in said if isinstance(one.party, Entity)}
        if len(people) != 1:
            return Side()
        ((name, person),) = people.items()
        if name in (self._here.reading.women if pronoun == "il" else self._here.reading.men):
            return Side()
        state = self._here.state_of(person)
        return Side((person,), (state,) if state else ())

    def _opens_with_where(self, clause: Clause) -> bool:
        """Whether nobody is named before a clause with "où": "Après Bichkek, où il …, M. Xi gagnera"."""
        words = self._passage.words
        start = words[clause.start].span.start
        opens = any(word.form == _WHERE for word in words[clause.start : clause.start + 2])
        return opens and not self._here.people([Span(self._passage.span.start, start)])

    def _governing(self, number: int, first: int) -> int:
        """The finite verb on which an infinitive behind "avant de" hangs: its subject is that verb's."""
        words = self._passage.words
        if first < 2 or words[first].finite or words[first - 1].fold not in ("de", "d'"):
            return first
        if words[first - 2].fold not in ("avant",):
            return first
        finite = (k for k in range(first) if words[k].finite and self._passage.clause_at(k) == number)
        return next(finite, first)

    def whom(self, first: int) -> Side:
        """The object of a relative clause, if "que" opens it: "M. Wang, que M. Xi a reçu"."""
        clause = self._passage.clauses[self._passage.clause_at(first)]
        return self._antecedent(clause.start) if clause.opener in ("que", "qu'") else Side()

    def _pronoun_alone(self, start: int, first: int) -> bool:
        """Whether the subject of a subordinate clause is "il": it may point forward."""
        return any(
            word.fold in ("il", "elle", "ils", "elles") for word in self._passage.words[start : first + 1]
        )

    def _subject_above(self, parent: int, first: int) -> Side:
        """The subject of the main clause behind "alors qu'il recevait …, M. Xi a dit", if one is."""
        start = self._passage.words[first].span.start
        for begin, end in self._passage.clauses[parent].parts:
            if self._passage.words[begin].span.start < start:
                continue
            verb = next((k for k in range(begin, end) if self._passage.words[k].finite), end)
            if verb == begin:
                continue
            side = self._side(
                [Span(self._passage.words[begin].span.start, self._passage.words[verb - 1].span.end)]
            )
            if side.people:
                person = side.people[-1]
                state = self._here.state_of(person)
                return Side((person,), (state,) if state else ())
        return Side()

    def above_behind(self, first: int) -> Side:
        """The subject of the main clause behind: "Après avoir reçu M. Wang, M. Rahmon a dit"."""
        parent = self._passage.clauses[self._passage.clause_at(first)].parent
        return self._subject_above(parent, first) if parent is not None else Side()

    def behind(self, last: int) -> Side:
        """The subject of the main verb behind a gerund: "En recevant M. Xi à Astana, M. Tokaïev a dit"."""
        words = self._passage.words
        number = self._passage.clause_at(last - 1)
        verb = next(
            (k for k in range(last, len(words)) if words[k].finite and self._passage.clause_at(k) == number),
            None,
        )
        comma = next((k for k in range((verb or last) - 1, last, -1) if words[k].fold == ","), None)
        if verb is None or comma is None or comma + 1 >= verb:
            return Side()
        return self._side([Span(words[comma + 1].span.start, words[verb - 1].span.end)])

    def frame(self, first: int) -> Side:
        """The subject of the clause above: "a déclaré M. Wang après avoir rencontré …"."""
        number = self._passage.clause_at(first)
        for one in self._passage.above(number):
            if side := self._side(self._parts_before(one, first)):
                return side
        return Side()

    def after(self, last: int, reach: int = 400, stop: re.Pattern[str] | None = None) -> Side:
        """The object and complements of the verb that ends before word `last`, in its clause up to `stop`."""
        spans = self.spans_after(last, reach)
        if stop is not None:
            for i, span in enumerate(spans):
                if match := stop.search(self._passage.folded, *span):
                    spans = [*spans[:i], Span(span.start, match.start())]
                    break
        return self._side([span for span in spans if span.start < span.end])

    def spans_after(self, last: int, reach: int = 400) -> list[Span]:
        """The parts of a clause behind word `last`."""
        if last >= len(self._passage.words):
            return []
        start = self._passage.words[last].span.start
        spans = self._passage.spans(self._passage.clause_at(last - 1))
        found = [Span(max(span.start, start), min(span.end, start + reach)) for span in spans]
        return [span for span in found if span.start < span.end]

    def _parts_before(self, number: int, first: int) -> list[Span]:
        end = self._passage.words[first].span.start
        spans = [Span(span.start, min(span.end, end)) for span in self._passage.spans(number)]
        return [span for span in spans if span.start < span.end]

    def _side(self, spans: list[Span]) -> Side:
        people = tuple(
            member.party for member in self._here.people(spans) if isinstance(member.party, Entity)
        )
        officials = [member.party for member in self._here.delegates(spans)]
        parties = [member.party for member in self._here.parties(spans)] + officials
        parties += [state for person in people if (state := self._here.state_of(person))]
        return Side(people, tuple({key(party): party for party in parties}.values()), tuple(officials))

    def _antecedent(self, start: int) -> Side:
        """The person, or else the party, named last before a relative pronoun."""
        end = self._passage.words[start].span.start
        spans = [Span(self._passage.span.start, end)]
        people = self._here.people(spans)
        near = [one for one in people if end - one.span.end < 60]
        if near:
            person = near[-1].party
            state = self._here.state_of(person)
            return Side((person,) if isinstance(person, Entity) else (), (state,) if state else ())
        parties: list[Member] = [one for one in self._here.parties(spans) if end - one.span.end < 30]
        return Side((), (parties[-1].party,)) if parties else Side()
