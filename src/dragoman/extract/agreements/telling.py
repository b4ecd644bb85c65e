"""What one sentence tells of the instruments that it names: statuses, parties, dates.

In: a passage, the document's circumstances, and the meeting told of last. Out: `Agreement`s. An instrument of
which nothing is asserted is one only if it is known and has its parties; "le texte" is the one told of last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.agreements.acts import ActReader
from dragoman.extract.agreements.colons import day_before_colon
from dragoman.extract.agreements.describing import dated_bracket
from dragoman.extract.agreements.dividing import divided
from dragoman.extract.agreements.enough import TELLING, Enough
from dragoman.extract.agreements.gapping import gapped
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import BUNDLE, RECALLED, InstrumentLexicon
from dragoman.extract.agreements.parties import AgreementParties
from dragoman.extract.agreements.pointing import again, points_back
from dragoman.extract.agreements.several import union
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.agreements.taking_up import of_law
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import LONGEST_EVIDENCE, Agreement, Meeting, Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span

LONG = 400  # code points up to which the evidence takes in the rest of its clause
EXISTING = frozenset({"visa-exemption", "treaty", "agreement", "memorandum"})
FRAMES = (" cadre", " cadres")
LONGEST_BRACKET = 40  # code points
OPENING = 8  # code points in which a day opens its clause: "Le 1er juin"
NOT = frozenset({"ne", "n'"})
WHEN = frozenset({"quand", "lorsque", "lorsqu'"})
DATED_BY_MEETING = frozenset({"signed", "adopted", "published"})
DATED = DATED_BY_MEETING | {"in-force", "ratified"}
_WITH = re.compile(r" (?:avec|entre) (?=l[ae']|[A-Z])")


@dataclass(frozen=True, slots=True)
class AgreementTelling:
    """Reads the agreements of one sentence.

    `last` is the day that the text told of before, `before` the folded sentence before, `earlier` its place,
    `over` the time that stands over the passage, `told` what the sentences before tell.
    """

    lexicon: InstrumentLexicon
    acts: ActReader
    here: Circumstances
    passage: Passage
    meeting: Meeting | None
    last: str | None
    before: str = ""
    earlier: Span | None = None
    said: Sequence[Statement] = ()
    over: str | None = None
    told: Sequence[Agreement] = ()

    @property
    def _reading(self) -> Reading:
        return self.here.reading

    @property
    def parties(self) -> AgreementParties:
        """Who finds the parties of the sentence's instruments."""
        return AgreementParties(self.lexicon, self.here, self.said, self.told)

    def agreements(self, one: Instrument, told: Agreement | None) -> Iterator[Agreement]:
        """The facts about one instrument; `told` is the agreement told of last, which "le texte" is."""
        acts = list(self.acts.acts(self.passage, one))
        if one.kind == RECALLED:
            yield from self._recalled(one, acts, told)
            return
        if not acts:
            yield from self._enumerated(one, told) or self._gapped(one, told) or self._existing(one)
            return
        if parts := divided(self.lexicon, self.passage, one):
            for part, words in parts:
                dated = any(words.contains(date.span) for date in self._reading.dates)
                own = [replace(act, scope=(words,)) for act in acts] if dated else acts
                yield from self._acted(part, own, [self._sets(part, act) for act in own])
            return
        if told is not None and (act := again(self.passage, one, acts, told, self.own_date)):
            yield from self._again(one, act, told)
            acts = [other for other in acts if other is not act]
        every = [self._sets(one, act) for act in acts]
        if told is not None and points_back(one, told) and not any(all(sets) for sets in every):
            yield from self._recalled(one, acts, told)
            return
        yield from self._acted(one, acts, every) if acts else ()

    def _again(self, one: Instrument, act: Act, told: Agreement) -> Iterator[Agreement]:
        """What was told of an instrument, as the text tells it again: who signed for whom, or when."""
        parties = told.parties or ()
        if len(parties) < 2:
            parties = tuple(union(parties, next(iter(self._sets(one, act)), ())))
        new = self.fact(one, act, parties, told.date or self.date(one, act))
        yield replace(new, kind=told.kind, title=told.title, subject=told.subject)

    def mentioned(self, one: Instrument) -> Agreement:
        """An instrument as a sentence names it, whatever became of it."""
        parties = next((which for which in self.parties.sets(self.passage, one, None, None)), ())
        return self.fact(one, Act(None, (), one.start, one.first, one.stop), parties, None)

    def _sets(self, one: Instrument, act: Act) -> list[tuple[Party, ...]]:
        return self.parties.sets(self.passage, one, act, None)

    def _acted(
        self, one: Instrument, acts: list[Act], every: list[list[tuple[Party, ...]]]
    ) -> Iterator[Agreement]:
        """One fact an act and set of parties; `every` has the sentence's parties of each act."""
        known = [sets for sets in every if all(len(which) >= 2 for which in sets)]
        if not known and (
            parties := self.parties.signing.named_before(self.passage, one, acts[0], self.earlier)
        ):
            known = [[parties]]
        enough = Enough(self._reading, self.passage, self.kind(one))
        for act in acts:
            date = self.date(one, act)
            for which in known[0] if known else self.parties.sets(self.passage, one, act, self.meeting):
                if enough.told(one, act, which, date):
                    yield self.fact(one, act, which, date)

    @property
    def enumerates(self) -> bool:
        """Whether the sentence lists what the one before counted: "Il s'agit d'un protocole et …"."""
        return bool(self.lexicon.enumerating.match(self.passage.folded, self.passage.span.start))

    def _enumerated(self, one: Instrument, told: Agreement | None) -> list[Agreement]:
        """An instrument of such a list has the status, parties and day of what it lists."""
        if told is None or told.title is not None or not self.enumerates or one.kind == BUNDLE:
            return []
        if told.status == "published" and told.kind != one.kind:  # "selon le communiqué publié lundi"
            return []
        act = Act(told.status, (), one.start, one.first, one.stop)
        sets = self.parties.sets(self.passage, one, None, None)
        return [
            self.fact(one, act, which if len(which) > 1 else told.parties or which, told.date)
            for which in sets
        ]

    def _gapped(self, one: Instrument, told: Agreement | None) -> list[Agreement]:
        """An instrument whose verb is that of the one before: "…, l'autre en 2021"."""
        act = gapped(self.passage, one, told, self._reading.dates)
        if act is None or told is None:
            return []
        sets = self.parties.sets(self.passage, one, None, None)
        date = self.own_date(act)
        return [
            self.fact(one, act, which if len(which) > 1 else told.parties or which, date) for which in sets
        ]

    def _recalled(self, one: Instrument, acts: list[Act], told: Agreement | None) -> Iterator[Agreement]:
        """ "le parlement a ratifié le texte"."""
        for act in of_law(self.passage, one, acts):
            if told is None or not self._recalls(act, told):
                continue
            parties = told.parties or ()
            if act.status == "ratified" and len(parties) < 2:
                parties = tuple(union(self.parties.signing.of_act(self.passage, act, one), list(parties)))
            new = self.fact(one, act, parties, self.own_date(act))
            another = act.status == "ratified" and new.date != told.date  # by the next parliament
            if act.status != told.status or another:
                yield replace(new, kind=told.kind, title=told.title, subject=told.subject)

    def _recalls(self, act: Act, told: Agreement) -> bool:
        """Whether what is told of an instrument goes with what was told of it: it is planned no more."""
        return act.status is not None and not (act.status == "planned" and told.status is not None)

    def own_date(self, act: Act) -> str | None:
        """The day that an act's own words tell, EDTF."""
        if act.status == "in-force":
            opening = self.passage.spans(self.passage.clause_at(act.first))[0].start
            dates = [one for one in self._reading.dates if act.scope[0].contains(one.span)]
            dates += [one for one in self._reading.dates if 0 <= one.span.start - opening < OPENING]
            return dates[0].value if dates else None
        near = self.passage.words[act.at].span.start
        if self._commemorated(act):
            return None
        if (date := self.here.when(act.scope, near, self.last, of_text=True)) is not None:
            return date
        if self.earlier is not None and self.lexicon.on_occasion.search(self.passage.folded, *act.scope[0]):
            return self.here.when([self.earlier], near)  # "À cette occasion, X et Y ont signé"
        number = self.passage.clause_at(act.at)  # "tout a commencé en 2022, quand A et B ont signé"
        above = self.passage.clauses[number].parent if self.passage.clauses[number].opener in WHEN else None
        spans = [one for one in self.passage.spans(above) if one.end <= near] if above is not None else []
        return self.here.when(spans[-1:], near, of_text=True)

    def date(self, one: Instrument, act: Act) -> str | None:
        """The day of an act: its clause's, that of the meeting of which it came, or that over the passage."""
        date, meeting = self.day_behind(one) or self.own_date(act), self.meeting
        if self._commemorated(act):
            return self.day_behind(one)
        if date is None and meeting is not None and self.parties.tied(self.passage, one, act, meeting):
            held = meeting.status == "held" and act.status in DATED_BY_MEETING
            planned = meeting.status == "planned" and act.status == "planned"
            date = meeting.date if held or planned else None
        made = act.status in DATED and act.voice != "attributive"
        told = made and act.status in DATED_BY_MEETING
        before = day_before_colon(self.here, self.passage, one.first) if made else None
        return date or before or (self.over if told else None)

    def _commemorated(self, act: Act) -> bool:
        """ "le 20e anniversaire de la signature": the day told is not that of the act."""
        lead = self.passage.between(max(0, act.at - 3), act.at)
        return act.voice in ("nominal", "noun") and "anniversaire" in lead

    def day_behind(self, one: Instrument) -> str | None:
        """The day in brackets behind an instrument: "Déclaration commune (2012)"."""
        if not dated_bracket(self.passage.words, one.stop):
            return None
        start = self.passage.words[one.stop].span.start
        dates = self._reading.dates
        return next((one.value for one in dates if 0 < one.span.start - start < LONGEST_BRACKET), None)

    def _existing(self, one: Instrument) -> list[Agreement]:
        """An instrument with its parties of which no more is said than that there is one."""
        passage, reader = self.passage, self.lexicon.reader
        around = reader.noun(passage, one.start, one.end)
        context = reader.context(passage, one.start)
        if (
            (one.kind not in EXISTING and self.day_behind(one) is None)
            or not (one.definite or passage.words[one.start].span.of(passage.text)[0].isupper())
            or around is not None
            or context not in (None, "asserted")
        ):
            return []
        told = reader.told(passage, passage.clause_at(one.start))
        title = passage.folded[passage.span.start : passage.words[one.start].span.start]
        if not title.strip(" 0123456789.)•*–—-"):  # "1. Traité de bon voisinage entre X et Y (2002)"
            told = "asserted" if not any(word.finite for word in passage.words) else told
        if told != "asserted" and (told is not None or not any(word.finite for word in passage.words)):
            return []
        clause = passage.clauses[passage.clause_at(one.start)]
        if any(passage.words[k].fold in NOT for start, end in clause.parts for k in range(start, end)):
            return []
        act = Act(None, (), one.start, one.first, one.stop)
        sets = self.parties.sets(passage, one, None, None)
        day = self.day_behind(one)
        if day is not None and one.title is not None and not any(sets):  # of those of whom the text is
            sets = [self._reading.two_states(outstanding=True)]
        return [self.fact(one, act, which, day) for which in sets if len(which) >= 2]

    def fact(self, one: Instrument, act: Act, parties: tuple[Party, ...], date: str | None) -> Agreement:
        """An instrument with what became of it as a fact, sure where two or more sign."""
        words = self.passage.words
        start = min(words[one.first].span.start, words[act.first].span.start)
        end = max(words[one.stop - 1].span.end, words[min(act.last, len(words)) - 1].span.end)
        around = (span.end for span in act.scope if span.start <= end <= span.end)
        end = max([end, *(one for one in around if one - start < LONG)])
        return Agreement(
            evidence=(
                Span(start, min(end, start + LONGEST_EVIDENCE)).stripped(self._reading.text, " ,;:.\n"),
            ),
            confidence=0.9 if len(parties) >= 2 else 0.75,
            kind=self.kind(one),
            title=one.title or (None if parties else self._described(one)),
            parties=parties or None,
            status=act.status,
            date=date,
            subject=self._subject(one),
        )

    def _described(self, one: Instrument) -> Entity | None:
        """What tells apart an instrument of which nobody is named: all its words."""
        apart = self.passage.words[one.start].fold.endswith("s")  # "deux accords ont été signés, l'un …"
        if one.stop - one.start <= TELLING or one.plural or apart or one.kind == BUNDLE:
            return None
        words = self.passage.words
        label = self.passage.text[words[one.start].span.start : words[one.stop - 1].span.end]
        return Entity(None, label.replace("\n", " "))

    def kind(self, one: Instrument) -> str:
        """A plain agreement in a sentence on a bank's loan is the loan's."""
        apart = not one.plural and self.passage.words[one.start].fold.endswith("s")  # "accords : entre …"
        own = self.passage.words[one.end : one.stop] if apart else self.passage.words
        words = {word.fold for word in own}
        if one.definite and one.stop <= one.end:
            words |= set(self.before.replace("'", "' ").split())
        lends = words & {"prete", "pret", "prets", "credit", "preter", "empruntera", "emprunt"}
        bank = words & {"bank", "banque", "eximbank", "banques"}
        plain = one.kind == "agreement" and one.title is None
        frames = self.passage.between(one.start, one.end).endswith(FRAMES)  # under which loans are made
        return "loan-agreement" if plain and lends and bank and not frames else one.kind

    def _subject(self, one: Instrument) -> str | None:
        """What the instrument is about, as told."""
        if one.stop <= one.end:
            return None
        span = Span(self.passage.words[one.end].span.start, self.passage.words[one.stop - 1].span.end)
        match = self.lexicon.subject.search(self.passage.folded, *span)
        words = self.passage.text[match.end() : span.end].strip() if match else ""
        words = _WITH.split(words)[0]
        return words.replace("\n", " ") or None
