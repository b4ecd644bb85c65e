"""Where a sentence names an instrument: its kind, its title, how far its description reaches, its parties.

In: a passage and the words of a language. Out: `Instrument`s. What became of them is left to
`acts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.grammar.assertion import AssertionReader, either
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Instrument as Entry
from dragoman.packs.events import AgreementCues
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.triggers import Triggers

LONGEST = 45  # words that an instrument's description may cover
RECALLED = "recalled"  # kind of a noun that only points back: "le texte"
PARTNERSHIP = "partnership"
_NAME = re.compile(r"[A-ZÀ-Þ][\w&'-]+(?:[ -](?:(?:of|and|de|du|&) )?[A-ZÀ-Þ][\w&'-]+)*")
_ADJECTIVE = re.compile(r"(?: [a-zà-ÿ']+)?,? (?:(?:la|le|les) |l')?")
_LOWER = re.compile(r"[a-zà-ÿ]+s?(?=[ ,.;])")
_TITLE = re.compile(r"^[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument named at words `[start, end)`, described up to word `stop`. `first`: its determiner.

    `plural`: "des accords"; `definite`: "l'accord", which may point back; `weak`: none unless signed.
    """

    kind: str
    first: int
    start: int
    end: int
    stop: int
    title: Entity | None = None
    entry: Entry | None = None
    plural: bool = False
    definite: bool = False
    weak: bool = False


class InstrumentLexicon:
    """The words of one language that tell of instruments, ready for matching."""

    def __init__(self, cues: AgreementCues, reader: AssertionReader, framework: Framework) -> None:
        self.cues = cues
        self.framework = framework
        self.reader = reader
        self.kinds = {fold(noun): kind for kind, nouns in cues.nouns.items() for noun in nouns}
        self.kinds |= {fold(noun): RECALLED for noun in cues.recalled}
        self.triggers = Triggers(cues.triggers())
        self.weak = frozenset(map(fold, cues.weak))
        self.noun = _words(tuple(self.kinds))
        self.none = _words(cues.phrases_not)
        self.not_after = re.compile(rf" {either(cues.not_after)}(?!\w)")
        self.status = {verb: status for status, verbs in cues.verbs.items() for verb in verbs}
        self.forms = reader.words.forms(self.status)
        self.act = re.compile(
            rf"(?<!\w)(?P<act>{either(tuple(self._acts()))})"
            rf"(?P<gap>,? {either(cues.act_gaps)}(?!\w)[^;:]{{0,70}}?,?)? ?"
            r"(?:de |d'|du |des |de la |de l'|de cet? )?"
            r"(?:un |une |le |la |l'|les |plusieurs |nouveaux |cette |ce )?$"
        )
        self.between_states = _words(cues.between_states)
        self.visas = re.compile(rf"(?<!\w){either(cues.visas)}(?!\w)(?= (?:[\w']+ ){{0,4}}visas?(?!\w))")
        self.force = _words(cues.force)
        self.leads = _words(cues.leads)
        self.after_act = re.compile(either(cues.after_act))
        self.at_meeting = _words(cues.at_meeting)
        self.all_sides = _words(cues.all_sides)
        self.determiners = frozenset(map(fold, cues.determiners))
        self.stops = frozenset(map(fold, cues.stops)) | {";", ":", "»", "”"}
        self.firms = frozenset(map(fold, cues.companies))
        self._company = re.compile(rf"(?<!\w){either(cues.companies)}")
        self._state_body = re.compile(
            rf"(?<!\w){either(cues.state_companies)} (?:(?:d'|de |du )(?:la |l')?)?"
        )
        self.sides = re.compile(rf"(?<!\w){either(cues.sides)}(?: [\w']+){{0,3}} $")
        self.planned_act = re.compile(either(cues.planned_act))
        self.list_head = _words(cues.list_heads)
        self.done_at = _words(cues.done_at)
        self.subject = re.compile(rf"(?<!\w){either(cues.subjects)} ?(?:la |le |l'|les )?")

    def companies(self, text: str, folded: str, span: Span) -> Iterator[Span]:
        """Companies that no pack knows, by the noun before their name, or by a state's name behind one."""
        for match in self._company.finditer(folded, *span):
            lead = _ADJECTIVE.match(text, match.end(), span.end)
            name = _NAME.match(text, lead.end() if lead else match.end(), span.end)
            if name:
                yield Span(*name.span())
        for match in self._state_body.finditer(folded, *span):
            name = _NAME.match(text, match.end(), span.end) or _LOWER.match(text, match.end(), span.end)
            if name and text[match.start()].isupper():
                yield Span(match.start(), name.end())

    def _acts(self) -> Iterator[str]:
        for nouns in self.cues.acts.values():
            yield from nouns

    def act_status(self, words: str) -> str:
        """The status that a noun of an act tells."""
        return next(status for status, nouns in self.cues.acts.items() if words in map(fold, nouns))


class InstrumentFinder:
    """Finds the instruments of a passage."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._lexicon = lexicon

    def instruments(self, reading: Reading, passage: Passage) -> Iterator[Instrument]:
        """The instruments that a passage names, in the order of the text."""
        taken = [Span(*match.span()) for match in self._lexicon.none.finditer(passage.folded, *passage.span)]
        found = []
        for name in reading.names_in(passage.span, "instrument"):
            entry = self._lexicon.framework.entries.get(
                (name.entity.id if isinstance(name.entity, Entity) else None) or ""
            )
            taken.append(name.span)
            if (
                isinstance(entry, Entry)
                and isinstance(name.entity, Entity)
                and not entry.id.startswith(PARTNERSHIP)
            ):
                found.append(self._at(reading, passage, name.span, entry.kind, name.entity, entry))
        for match in self._lexicon.noun.finditer(passage.folded, *passage.span):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken) or self._lexicon.not_after.match(
                passage.folded, span.end
            ):
                continue
            if self._in_name(reading, span):
                continue
            found.append(self._at(reading, passage, span, self._lexicon.kinds[match[0]], None, None))
            taken.append(span)
        return iter(sorted(found, key=lambda one: one.start))

    def _in_name(self, reading: Reading, span: Span) -> bool:
        return any(name.span.contains(span) for name in reading.names_in((span.start - 120, span.end + 120)))

    def _at(
        self,
        reading: Reading,
        passage: Passage,
        span: Span,
        kind: str,
        title: Entity | None,
        entry: Entry | None,
    ) -> Instrument:
        words = passage.words
        start, end = passage.at(span.start), passage.at(span.end - 1) + 1
        first = start
        while first > 0 and words[first - 1].fold in self._lexicon.determiners and start - first < 4:
            first -= 1
        determiners = {word.fold for word in words[first:start]}
        noun = span.of(passage.folded)
        capital = bool(_TITLE.match(passage.text[span.start])) and start > 0
        stop = self._before_date(reading, passage, end, self._stop(passage, end, capital))
        if (
            title is None
            and _TITLE.match(passage.text[span.start])
            and start > 0
            and words[start - 1].fold not in (":", ".", "•", "-", "–", "*")
        ) and not passage.text[span.start : span.end].isupper():
            title = Entity(None, self._label(passage, start, stop))
        if title is None and entry is None:
            title = self._described(passage, start, end, stop, determiners)
        about = passage.folded[words[end - 1].span.end : words[stop - 1].span.end] if stop > end else ""
        if kind == "agreement" and self._lexicon.visas.search(about):
            kind = "visa-exemption"
        return Instrument(
            kind,
            first,
            start,
            end,
            stop,
            title,
            entry,
            plural=words[start].fold.endswith("s") and words[start].fold != "mous" and entry is None,
            definite=bool(determiners & {"le", "la", "l'", "les", "ce", "cet", "cette", "ces", "du", "au"}),
            weak=noun in self._lexicon.weak and not determiners & {"conjoint"},
        )

    def _stop(self, passage: Passage, end: int, title: bool = False) -> int:
        """The index behind the noun's complements: up to a verb, a relative, a mark, another instrument."""
        words = passage.words
        for k in range(end, min(end + LONGEST, len(words))):
            word = words[k]
            if word.finite or word.fold in self._lexicon.stops or word.form in self._lexicon.forms:
                return k
            if word.fold == "," and k + 1 < len(words) and words[k + 1].fold in ("d'", "de", "du") and title:
                continue
            if word.fold == "," and words[k - 1].fold in self._lexicon.firms:
                continue
            if word.fold == "," and self._goes_on(passage, end, k):
                continue
            if word.fold == "," or (word.fold == "et" and self._instrument_follows(passage, k + 1)):
                return k
        return min(end + LONGEST, len(words))

    def _goes_on(self, passage: Passage, end: int, k: int) -> bool:
        """Whether a comma stands in a list of parties: "entre la Chine, le Kazakhstan et …"."""
        since = [word.fold for word in passage.words[end:k]]
        if "entre" not in since or "et" in since[since.index("entre") :]:
            return False
        ahead = passage.words[k + 1 : k + 16]
        stop = next((i for i, word in enumerate(ahead) if word.finite or word.fold in (".", ";", ":")), 16)
        return any(word.fold == "et" for word in ahead[:stop])

    def _before_date(self, reading: Reading, passage: Passage, end: int, stop: int) -> int:
        """The stop, or the first day or month behind the noun: "un accord sur le tourisme [en mai]"."""
        for date in reading.dates:
            k = passage.at(date.span.start)
            if (
                end <= k < stop
                and passage.words[k].span.start == date.span.start
                and "-" in (date.value or "-")
            ):
                while k > end and passage.words[k - 1].fold in ("en", "le", "du", "a", "au"):
                    k -= 1
                return k if passage.words[k].fold != "pour" else stop
        return stop

    def _instrument_follows(self, passage: Passage, k: int) -> bool:
        return any(word.fold in self._lexicon.kinds for word in passage.words[k : k + 4])

    def _described(
        self, passage: Passage, start: int, end: int, stop: int, determiners: set[str]
    ) -> Entity | None:
        """An instrument that is told by what it is about ("l'accord sur le transit"), as a title."""
        span = Span(passage.words[end - 1].span.end, passage.words[stop - 1].span.end)
        about = self._lexicon.subject.search(passage.folded, *span)
        definite = determiners & {"le", "la", "l'"}
        if stop - end < 2 or not (about or definite) or passage.words[start].fold.endswith("s"):
            return None
        label = self._label(passage, start, stop)
        cuts = [
            label[: match.start()].strip()
            for match in re.finditer(r" (?:entre|avec|sur|relatif|portant|visant) ", label)
        ]
        return Entity(None, label, tuple(cut for cut in reversed(cuts) if " " in cut))

    def _label(self, passage: Passage, start: int, stop: int) -> str:
        last = stop
        while last > start + 1 and passage.words[last - 1].fold in ("le", "la", "a", "en", "et", "l'", "de"):
            last -= 1
        return passage.text[passage.words[start].span.start : passage.words[last - 1].span.end].replace(
            "\n", " "
        )


def _words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")
