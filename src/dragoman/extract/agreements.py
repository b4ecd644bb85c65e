"""Agreements: the instruments that a document names, one fact a status that it asserts.

In: a resolved reading with the meetings that were found in it, and `AgreementReader` with the words of its
language and the framework. Out: `Agreement` facts in the order of the text. What was not signed, may be
signed or is hoped for yields none; a bundle without names ("12 documents") is left to the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.agreement_acts import Act, ActReader
from dragoman.extract.agreement_parties import AgreementParties
from dragoman.extract.assertion import AssertionReader
from dragoman.extract.circumstances import CircumstanceLexicon, Circumstances, key
from dragoman.extract.clauses import Passage, folded_text
from dragoman.extract.instruments import Instrument, InstrumentFinder, InstrumentLexicon
from dragoman.extract.signed_lists import listed
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import LONGEST_EVIDENCE, Agreement, Meeting
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import AgreementCues, CircumstanceWords
from dragoman.packs.framework import Framework

LONG = 400  # code points up to which the evidence takes in the rest of its clause
_WITH = re.compile(r" (?:avec|entre) (?=l[ae']|[A-Z])")
EXISTING = frozenset({"visa-exemption", "treaty", "agreement", "memorandum"})


class AgreementReader:
    """Reads the agreements of documents in one language with one framework."""

    def __init__(
        self,
        cues: AgreementCues,
        circumstances: CircumstanceWords,
        reader: AssertionReader,
        framework: Framework,
    ) -> None:
        self._lexicon = InstrumentLexicon(cues, reader, framework)
        self._acts = ActReader(self._lexicon)
        self._circumstances = CircumstanceLexicon(circumstances, framework)

    def agreements(self, reading: Reading, meetings: Sequence[Meeting] = ()) -> Iterator[Agreement]:
        """The agreements that a document tells of; spans count code points of `reading.text`."""
        folded = folded_text(reading)
        here = Circumstances(reading, folded, self._circumstances)
        parties = AgreementParties(self._lexicon, here)
        found: list[tuple[Agreement, bool, bool]] = []
        last: str | None = None
        for sentence in reading.sentences:
            passage = Passage.of(reading, sentence, self._lexicon.reader.words, folded)
            heading = reading.blocks[sentence.block].kind == "heading"
            meeting = _told_before(meetings, sentence.span)
            for one in InstrumentFinder(self._lexicon).instruments(reading, passage):
                if self._nested(reading, passage, one):
                    continue
                for agreement in self._facts(reading, passage, one, here, parties, meeting, last):
                    found.append(
                        (agreement, one.definite and (one.title is None or one.title.id is None), heading)
                    )
            days = [
                date.value
                for date in here.dates([sentence.span])
                if date.value and date.value.count("-") == 2
            ]
            last = days[-1] if days else last
        found += [(one, False, False) for one in listed(reading, self._lexicon, here, meetings)]
        yield from _merged(found)

    def _nested(self, reading: Reading, passage: Passage, one: Instrument) -> bool:
        """Whether the instrument only describes another: "un protocole sur l'accord de 2020"."""
        return any(
            other.start < one.start < other.stop
            for other in InstrumentFinder(self._lexicon).instruments(reading, passage)
        )

    def _facts(
        self,
        reading: Reading,
        passage: Passage,
        one: Instrument,
        here: Circumstances,
        parties: AgreementParties,
        meeting: Meeting | None,
        last: str | None,
    ) -> Iterator[Agreement]:
        acts: list[Act] = list(self._acts.acts(passage, one))
        if not acts:
            if existing := self._existing(passage, one, parties):
                yield from existing
            return
        every = [parties.sets(passage, one, act, None) for act in acts]
        known = [sets for sets in every if all(len(which) >= 2 for which in sets)]
        for act in acts:
            near = passage.words[act.at].span.start
            date = (
                here.when(act.scope, near, last, of_text=True)
                if act.status != "in-force"
                else _first(reading, act.scope[0])
            )
            for which in known[0] if known else parties.sets(passage, one, act, meeting):
                if (
                    date is None
                    and act.status in ("signed", "adopted", "published")
                    and meeting
                    and parties.tied(passage, one, meeting)
                ):
                    date = meeting.date if meeting.status == "held" else None
                if (
                    date is None
                    and act.status == "planned"
                    and meeting
                    and meeting.status == "planned"
                    and parties.tied(passage, one, meeting)
                ):
                    date = meeting.date
                if (
                    (one.weak and len(which) < 2)
                    or self._press(one, act, which)
                    or self._vague(one, act, date)
                ):
                    continue
                if not which and one.title is None and one.kind != "loan-agreement":
                    continue
                if (
                    one.kind == "contract"
                    and len(which) < 2
                    and all(isinstance(party, str) for party in which)
                ):
                    continue
                yield self._fact(reading, passage, one, act, which, date)

    def _vague(self, one: Instrument, act: Act, date: str | None) -> bool:
        """ "les accords conclus": what is only recalled, without day or parties of its own."""
        return (
            act.voice == "attributive"
            and one.plural
            and one.definite
            and date is None
            and one.stop == one.end
        )

    def _press(self, one: Instrument, act: Act, parties: tuple[Party, ...]) -> bool:
        """Whether a text that is published is a press release and no instrument."""
        return act.status == "published" and one.kind in ("communique", "declaration") and len(parties) < 2

    def _existing(self, passage: Passage, one: Instrument, parties: AgreementParties) -> list[Agreement]:
        """An instrument with its parties of which no more is said than that there is one."""
        around = self._lexicon.reader.noun(passage, one.start, one.end)
        context = self._lexicon.reader.context(passage, one.start)
        if (
            one.kind not in EXISTING
            or not one.definite
            or around is not None
            or context not in (None, "asserted")
        ):
            return []
        sets = parties.sets(passage, one, None, None)
        if self._lexicon.reader.told(passage, passage.clause_at(one.start)) != "asserted":
            return []
        act = Act(None, (), one.start, one.first, one.stop)
        return [
            self._fact(parties.here.reading, passage, one, act, which, None)
            for which in sets
            if len(which) >= 2
        ]

    def _fact(
        self,
        reading: Reading,
        passage: Passage,
        one: Instrument,
        act: Act,
        parties: tuple[Party, ...],
        date: str | None,
    ) -> Agreement:
        words = passage.words
        start = min(words[one.first].span.start, words[act.first].span.start)
        end = max(words[one.stop - 1].span.end, words[min(act.last, len(words)) - 1].span.end)
        end = max(
            [
                end,
                *(
                    span.end
                    for span in act.scope
                    if span.start <= end <= span.end and span.end - start < LONG
                ),
            ]
        )
        return Agreement(
            evidence=(Span(start, min(end, start + LONGEST_EVIDENCE)).stripped(reading.text, " ,;:.\n"),),
            confidence=0.9 if len(parties) >= 2 else 0.75,
            kind=self._kind(passage, one),
            title=one.title,
            parties=parties or None,
            status=act.status,
            date=date,
            subject=self._subject(passage, one),
        )

    def _kind(self, passage: Passage, one: Instrument) -> str:
        """A plain agreement in a sentence on a bank's loan is the loan's."""
        words = {word.fold for word in passage.words}
        lends = words & {"prete", "pret", "prets", "credit", "preter", "empruntera", "emprunt"}
        bank = words & {"bank", "banque", "eximbank"}
        return (
            "loan-agreement" if one.kind == "agreement" and lends and bank and one.title is None else one.kind
        )

    def _subject(self, passage: Passage, one: Instrument) -> str | None:
        """What the instrument is about, in the text's words."""
        if one.stop <= one.end:
            return None
        span = Span(passage.words[one.end].span.start, passage.words[one.stop - 1].span.end)
        match = self._lexicon.subject.search(passage.folded, *span)
        words = passage.text[match.end() : span.end].strip() if match else ""
        words = _WITH.split(words)[0]
        return words.replace("\n", " ") or None


def _told_before(meetings: Sequence[Meeting], span: Span) -> Meeting | None:
    """The meeting told of in a sentence or last before it."""
    before = [
        (max(one.start for one in meeting.evidence if one.start < span.end), meeting)
        for meeting in meetings
        if meeting.status in ("held", "planned") and any(one.start < span.end for one in meeting.evidence)
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _first(reading: Reading, span: Span) -> str | None:
    return next((date.value for date in reading.dates if span.contains(date.span)), None)


def _merged(found: list[tuple[Agreement, bool, bool]]) -> Iterator[Agreement]:
    """One fact an instrument and status: headings and "l'accord" point to what the text tells elsewhere."""
    groups: list[Agreement] = []
    for agreement, definite, heading in sorted(found, key=lambda one: (one[2], one[0].evidence)):
        for i, other in enumerate(groups):
            if _same(other, agreement, definite or heading):
                groups[i] = _joined(other, agreement)
                break
        else:
            groups.append(agreement)
    yield from sorted(groups, key=lambda one: one.evidence)


def _same(a: Agreement, b: Agreement, points_back: bool) -> bool:
    if a.status != b.status or a.kind != b.kind or (a.date and b.date and a.date != b.date):
        return False
    if bool(a.title) != bool(b.title) and not points_back:
        return False
    if a.title and b.title and not _one_title(a.title, b.title):
        return False
    first, second = {key(one) for one in a.parties or ()}, {key(one) for one in b.parties or ()}
    if first and second and first != second:
        return False
    alike = a.kind in ("declaration", "communique", "visa-exemption") and bool(first) and first == second
    return points_back or (alike and (a.subject == b.subject or not b.subject))


def _one_title(a: Entity, b: Entity) -> bool:
    """Whether two titles are of one instrument: one entry, or the words of one begin the other's."""
    if a.id or b.id:
        return a.id == b.id
    first, second = sorted((a.label.casefold(), b.label.casefold()), key=len)
    return second.startswith(first)


def _joined(a: Agreement, b: Agreement) -> Agreement:
    title: Entity | None = a.title or b.title
    return replace(
        a,
        evidence=tuple(sorted({*a.evidence, *b.evidence})),
        title=title,
        parties=a.parties or b.parties,
        date=a.date or b.date,
        subject=a.subject or b.subject,
    )
