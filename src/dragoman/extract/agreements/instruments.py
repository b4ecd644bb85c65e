"""Where a sentence names an instrument: its kind, its title, how far its description reaches, its parties.

In: a passage and the words of a language. Out: `Instrument`s. What became of them is left to
`acts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.agreements.describing import Describing
from dragoman.extract.agreements.instrument import Instrument, chained
from dragoman.extract.agreements.lexicon import BUNDLE, RECALLED
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.words import Word
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Instrument as Entry

TRAILING = frozenset(("le", "la", "a", "en", "et", "l'", "de", "aux", "?"))
PARTNERSHIP = "partnership"
_PARTIES = re.compile(r"(?<!\w)(?:entre|avec)(?!\w)")
_TITLE = re.compile(r"^[A-ZÀ-Þ]")
_CUT = re.compile(
    r" (?=(?:entre|avec|sur|relatif|portant|visant|de \d{4}|du \d+|pour|de la|de l'\w+|du|des|d'un|d'une) )"
)
_BACK = re.compile(r" entre (?:les|ces|nos) [a-z]+ (?:pays|etats|parties|gouvernements|nations|republiques)")


class InstrumentFinder(Describing):
    """Finds the instruments of a passage."""

    def instruments(self, reading: Reading, passage: Passage) -> Iterator[Instrument]:
        """The instruments that a passage names, in the order of the text."""
        none = [Span(*match.span()) for match in self._lexicon.none.finditer(passage.folded, *passage.span)]
        taken: list[Span] = []
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
            if any(other.contains(span) for other in none) or any(span.overlaps(other) for other in taken):
                continue
            if self._lexicon.not_after.match(passage.folded, span.end):
                continue
            if self._in_name(reading, span):
                continue
            found.append(self._at(reading, passage, span, self._lexicon.kinds[match[0]], None, None))
            taken.append(span)
        found.sort(key=lambda one: one.start)
        found += [
            self._called(self._at(reading, passage, span, noun.kind, None, None), passage, noun)
            for span, noun in self._another(passage, found)
        ]
        return chained(passage, sorted(found, key=lambda one: one.start))

    def supposed(self, reading: Reading, passage: Passage, found: Sequence[Instrument]) -> list[Instrument]:
        """What besides the instruments `found` may be one: nouns that are so only at times."""
        taken = [(passage.words[one.start].span.start, passage.words[one.end - 1].span.end) for one in found]
        further = [
            self._at(reading, passage, span, self._lexicon.supposed_kinds[match[0]], None, None)
            for match in self._lexicon.supposed.finditer(passage.folded, *passage.span)
            if not self._in_name(reading, span := Span(*match.span()))
            and not any(span.overlaps(other) for other in taken)
        ]
        return list(chained(passage, further))

    def _called(self, one: Instrument, passage: Passage, noun: Instrument) -> Instrument:
        """ "un autre sur X" by the noun of the instrument before: "protocole sur X"."""
        words = self.label(passage, noun.start, noun.end)
        title = Entity(None, f"{words} {self.label(passage, one.end, one.stop)}")
        return replace(one, title=title, weak=noun.weak, definite=False)

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
        stop = self._before_date(reading, passage, end, self.stop(passage, end, capital))
        if (
            title is None
            and _TITLE.match(passage.text[span.start])
            and start > 0
            and words[start - 1].fold not in (":", ".", "•", "-", "–", "*")
        ) and not passage.text[span.start : span.end].isupper():
            title = self._titled(self.label(passage, start, stop))
        if title is None and entry is None:
            title = self._described(passage, start, end, stop, determiners)
        about = passage.folded[words[end - 1].span.end : words[stop - 1].span.end] if stop > end else ""
        if kind == "agreement" and self._lexicon.visas.search(about):
            kind = "visa-exemption"
        plural = _is_plural(words[start]) and entry is None
        before = passage.folded[passage.span.start : words[start].span.start]
        counted = None
        several = self._lexicon.counts.search(before)
        if plural and ("ces" in determiners or several) and not _PARTIES.search(about):
            few = kind not in (BUNDLE, RECALLED) and (several is None or several["few"])
            kind, counted = BUNDLE, kind if few else None
        return Instrument(
            kind,
            first,
            start,
            end,
            stop,
            title,
            entry,
            plural=plural,
            definite=bool(determiners & {"le", "la", "l'", "les", "ce", "cet", "cette", "ces", "du", "au"}),
            weak=noun in self._lexicon.weak and not determiners & {"conjoint"},
            counted=counted,
        )

    def _another(self, passage: Passage, found: list[Instrument]) -> Iterator[tuple[Span, Instrument]]:
        """ "un accord sur X et un autre sur Y": the noun is that of the instrument before."""
        for match in self._lexicon.another.finditer(passage.folded, *passage.span):
            before = [one for one in found if passage.words[one.start].span.start < match.start()]
            if before and before[-1].kind not in (RECALLED, BUNDLE) and not before[-1].plural:
                yield Span(*match.span()), before[-1]

    def _described(
        self, passage: Passage, start: int, end: int, stop: int, determiners: set[str]
    ) -> Entity | None:
        """An instrument that is told by what it is about ("l'accord sur le transit"), as a title."""
        span = Span(passage.words[end - 1].span.end, passage.words[stop - 1].span.end)
        about = self._lexicon.subject.search(passage.folded, *span)
        definite = determiners & {"le", "la", "l'"}
        if stop - end < 2 or not (about or definite) or _is_plural(passage.words[start]):
            return None
        if _BACK.fullmatch(passage.folded, *span):  # "l'accord entre les deux pays": that is no name
            return None
        return self._titled(self.label(passage, start, stop))

    def _titled(self, label: str) -> Entity:
        """A title, and its beginnings, which may name it too: "accord de concession [de la mine de X]"."""
        cuts = [label[: match.start()].strip() for match in _CUT.finditer(label)]
        return Entity(None, label, tuple(cut for cut in reversed(cuts) if " " in cut))

    def label(self, passage: Passage, start: int, stop: int) -> str:
        """The words of a title, without what only leads on."""
        last = stop
        while last > start + 1 and passage.words[last - 1].fold in TRAILING:
            last -= 1
        label = passage.text[passage.words[start].span.start : passage.words[last - 1].span.end]
        if label.count('"') == 1:  # that which closes the name: la "Déclaration de X" pour …
            label = label.partition('"')[0]
        return label.replace("\n", " ")


def _is_plural(noun: Word) -> bool:
    return noun.fold.endswith("s") and noun.fold not in ("mous", "proces")
