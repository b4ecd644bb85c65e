"""Agreements: the instruments that a document names, one fact a status that it asserts.

In: a resolved reading with the meetings that were found in it, and `AgreementReader` with the words of its
language and the framework. Out: `Agreement` facts in the order of the text. What was not signed, may be
signed or is hoped for yields none; a bundle without names ("12 documents") is left to the figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.agreements.acts import ActReader
from dragoman.extract.agreements.choosing import chosen
from dragoman.extract.agreements.hinted import HintedAgreements, Mentioned
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.instruments import InstrumentFinder
from dragoman.extract.agreements.lexicon import BUNDLE, RECALLED, InstrumentLexicon
from dragoman.extract.agreements.merging import merged
from dragoman.extract.agreements.nearest_act import NearestActs
from dragoman.extract.agreements.signed_lists import listed
from dragoman.extract.agreements.spoken import without_quoted
from dragoman.extract.agreements.taking_up import taken_up, topic, within_law
from dragoman.extract.agreements.telling import AgreementTelling
from dragoman.extract.agreements.visa_regimes import regime
from dragoman.extract.circumstances.clause import CircumstanceLexicon, Circumstances
from dragoman.extract.circumstances.dated_blocks import times_over
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage, folded_text
from dragoman.model.entity import key
from dragoman.model.fact import Agreement, Meeting, Statement
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import CircumstanceWords
from dragoman.packs.framework import Framework
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.weights import Weights

OF_MANY = frozenset({"summit", "ministerial"})  # meetings of at least three
MANY = 3


class AgreementReader:
    """Reads the agreements of documents in one language with one framework."""

    def __init__(
        self,
        cues: AgreementCues,
        circumstances: CircumstanceWords,
        reader: AssertionReader,
        framework: Framework,
        weights: Weights | None = None,
    ) -> None:
        """`weights` judge what is only hinted at; without them nothing but what is sure is told."""
        self._lexicon = InstrumentLexicon(cues, reader, framework)
        self._acts = ActReader(self._lexicon)
        self._finder = InstrumentFinder(self._lexicon)
        self._hinted = HintedAgreements(NearestActs(self._lexicon, self._acts))
        self._circumstances = CircumstanceLexicon(circumstances, framework)
        self._weights = weights

    def agreements(
        self, reading: Reading, meetings: Sequence[Meeting] = (), said: Sequence[Statement] = ()
    ) -> Iterator[Agreement]:
        """The agreements that a document tells of; spans count code points of `reading.text`.

        `meetings` and `said` (the statements) are those found in it: who met, and who says "nous".
        """
        sure, mentions = self._read(reading, meetings, said)
        yield from sure
        if self._weights is not None:
            yield from chosen(self._hinted.possible(mentions, sure), sure, self._weights)

    def possible(
        self, reading: Reading, meetings: Sequence[Meeting] = (), said: Sequence[Statement] = ()
    ) -> Iterator[Possible]:
        """The agreements that a document hints at, before they are judged, the sure ones among them."""
        for facts in self._hinted.possible(self._read(reading, meetings, said)[1]):
            yield from facts

    def _read(
        self, reading: Reading, meetings: Sequence[Meeting], said: Sequence[Statement]
    ) -> tuple[list[Agreement], list[Mentioned]]:
        """What is sure, and every instrument that is named."""
        folded = folded_text(reading)
        here = Circumstances(reading, folded, self._circumstances)
        found: list[tuple[Agreement, bool, bool]] = []
        mentions: list[Mentioned] = []
        last = last_day = None
        spans = [sentence.span for sentence in reading.sentences]
        telling, over = set(self._lexicon.triggers.within(reading.text, spans)), times_over(reading)
        named: tuple[int, Agreement] | None = None
        for number, sentence in enumerate(reading.sentences):
            before_it = named[1] if named is not None and named[0] == number - 1 else None
            if number in telling or before_it is not None:
                passage = Passage.of(reading, sentence, self._lexicon.reader.words, folded)
                meeting = complete(_told_before(meetings, sentence.span))
                earlier = spans[number - 1] if number else None
                before = earlier.of(folded) if earlier else ""
                told = AgreementTelling(
                    self._lexicon,
                    self._acts,
                    here,
                    passage,
                    meeting,
                    last_day if here.counts_days(sentence.span) else last,
                    before,
                    earlier,
                    said,
                    over[number],
                    [one for one, *_ in found],
                )
                every = list(self._finder.instruments(reading, passage))
                here_told = self._told(told, every, found, reading.blocks[sentence.block].kind == "heading")
                here_told += self._taken_up(told, before_it)
                found += here_told
                further = self._finder.supposed(reading, passage, every)
                mentions += [Mentioned(told, one, len(every)) for one in every]
                mentions += [Mentioned(told, one, len(every), named_so=False) for one in further]
                if about := topic(passage, every):
                    named = number, told.mentioned(about)
                if len(here_told) == 1 and here_told[0][0].status is not None:
                    named = number, here_told[0][0]
            dates = [one.value for one in here.dates([sentence.span], of_text=True) if one.value]
            days = [one for one in dates if one.count("-") == 2]
            years = [one for one in dates if one[:4].isdigit()]
            last = (days or years)[-1] if years else last
            last_day = days[-1] if days else last_day
        found += [(one, False, False) for one in listed(reading, self._lexicon, here, meetings)]
        return list(merged(without_quoted(found, said))), mentions

    def _told(
        self,
        telling: AgreementTelling,
        every: Sequence[Instrument],
        before: list[tuple[Agreement, bool, bool]],
        heading: bool,
    ) -> list[tuple[Agreement, bool, bool]]:
        """What a sentence tells: each agreement, whether it points back, and whether a heading tells it."""
        found: list[tuple[Agreement, bool, bool]] = []
        counted = next((told for told, *_ in reversed(before) if _within(told, telling.earlier)), None)
        for one in every:
            if any(other.start < one.start < other.stop and other.kind != RECALLED for other in every):
                continue  # it only describes another: "un protocole sur l'accord de 2020"
            if one.plural and _listed_behind(telling.passage, one, every):
                continue  # "trois accords ont été signés : un accord sur l'eau, …"
            told = (found or before)[-1][0] if found or before else None
            one = self._like(telling.passage, one, told)
            one = self._like(telling.passage, one, told)
            back = one.definite and (one.title is None or one.title.id is None)
            bundle = next((one for one, *_ in reversed(found) if one.kind == BUNDLE), counted)
            of_list = bundle if telling.enumerates else told
            if one.kind == RECALLED and (
                of := [other for other in every if one.start < other.start < one.stop]
            ):
                of_list = telling.mentioned(of[0])  # "la loi de ratification de l'accord"
            told_of = telling.agreements(one, of_list)
            if within_law(one, every):  # which is adopted, not what it ratifies
                first = telling.passage.words[one.first].span.start
                told_of = (agreement for agreement in told_of if agreement.evidence[0].start >= first)
            found += [(agreement, back, heading) for agreement in told_of]
        found = _of_one_list(found)
        if telling.enumerates and counted is not None and found:
            before[:] = [told for told in before if told[0].title or not _within(told[0], telling.earlier)]
        return found + [(one, True, heading) for one in regime(telling)]

    def _taken_up(
        self, telling: AgreementTelling, named: Agreement | None
    ) -> list[tuple[Agreement, bool, bool]]:
        """What a sentence tells of the instrument that the one before was about, by a pronoun."""
        if named is None or len(named.parties or ()) < 2:
            return []
        one = taken_up(self._lexicon, telling.passage, named)
        return [(told, True, False) for told in telling.agreements(one, named)] if one is not None else []

    def _like(self, passage: Passage, one: Instrument, told: Agreement | None) -> Instrument:
        """ "Un accord similaire", which is of the kind of the one told of before and has no other name."""
        if not self._lexicon.alike.match(passage.folded, passage.words[one.end - 1].span.end):
            return one
        kind = told.kind if told is not None and one.kind == "agreement" and told.kind != BUNDLE else one.kind
        return replace(one, kind=kind, title=None)


def _listed_behind(passage: Passage, one: Instrument, every: Sequence[Instrument]) -> bool:
    """Whether a colon behind an instrument's plural opens the list of those that it names together."""
    behind = [other for other in every if other.start >= one.stop]
    gap = passage.words[one.stop : behind[0].first] if behind else ()
    return bool(gap) and gap[-1].fold == ":" and one.kind != BUNDLE


def _of_one_list(found: list[tuple[Agreement, bool, bool]]) -> list[tuple[Agreement, bool, bool]]:
    """What one sentence lists: where it names the states of some, they are those of the others."""
    told = {frozenset(map(key, one.parties)) for one, *_ in found if one.parties and len(one.parties) > 1}
    which = next((one.parties for one, *_ in found if one.parties and len(one.parties) > 1), None)
    if len(told) != 1 or which is None or not all(isinstance(one, str) for one in which):
        return found
    status = {one.status for one, *_ in found}
    return [
        (replace(one, parties=which) if len(status) == 1 and not one.parties else one, back, heading)
        for one, back, heading in found
    ]


def _within(one: Agreement, sentence: Span | None) -> bool:
    """Whether a sentence tells of an agreement."""
    return sentence is not None and any(sentence.contains(span) for span in one.evidence)


def complete(meeting: Meeting | None) -> Meeting | None:
    """A meeting, but for those who take part where they cannot be all: two of a summit or of ministers."""
    few = meeting is not None and meeting.kind in OF_MANY and len(meeting.participants or ()) < MANY
    return replace(meeting, participants=None) if meeting is not None and few else meeting


def _told_before(meetings: Sequence[Meeting], span: Span) -> Meeting | None:
    """The meeting told of in a sentence or last before it."""
    before = [
        (max(one.start for one in meeting.evidence if one.start < span.end), meeting)
        for meeting in meetings
        if meeting.status in ("held", "planned") and any(one.start < span.end for one in meeting.evidence)
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None
