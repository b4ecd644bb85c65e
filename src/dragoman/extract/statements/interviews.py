"""The answers of an interview or transcript: each is one direct statement, of however many paragraphs.

In: a reading whose paragraphs are turns ("Q :", "R :", "Nom :"), or questions each followed by its answer.
Out: `Report`s for the answers. A question says nothing; the paragraphs that belong to a turn are given, so
that quotations in them are not taken twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.statements.report import Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.document import Block
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import Interviews

LABEL = re.compile(r"(?:[-–—•] ?)?([^\s:.!?«»\"][^:!?«»\"\n]{0,60}?)[ ]?(?::|\.\s?[-–—]| [-–—])\s+(?=\S)")
INITIALS = re.compile(r"(?:[A-ZÉ]\. ?-?){1,4}$|[A-ZÉ]{2,3}$")
PERSON = re.compile(r"[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+){1,3}$")
LEAD = 1500  # characters of the lead in which an interview is announced
LEAST_TURNS = 2
LONGEST_LABEL = 6  # words


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn: the label, the words, and whether it is a question."""

    label: Span
    words: Span
    asks: bool
    parties: tuple[Party, ...]


class Transcript:
    """Finds the turns of one reading."""

    def __init__(self, reading: Reading, finder: SpeakerFinder, cues: Interviews) -> None:
        self._reading = reading
        self._finder = finder
        self._cues = cues
        self._text = reading.text
        self._lines = Counter(block.span.of(reading.text) for block in reading.blocks)
        self._known: dict[str, Party] = {
            name.span.of(self._text): name.entity for name in reading.names if name.kind == "person"
        }

    def reports(self) -> tuple[Report, ...]:
        """The answers, in order; none where the text is no transcript."""
        turns = self._labelled() or self._asked()
        return tuple(
            Report(turn.parties, turn.words, "direct", turn.label, turn.label, confidence=0.85, cued=False)
            for turn in turns
            if not turn.asks and turn.parties
        )

    def _labelled(self) -> list[Turn]:
        labels = [self._label(block) for block in self._reading.blocks]
        known = [label for label in labels if label]
        kinds = {label.of(self._text).casefold().strip(" .") for label in known}
        if len(known) < 2 * LEAST_TURNS or len(kinds) < 2 or len(kinds) > max(6, len(known) * 2 // 3):
            return []
        turns = list(self._turns(labels))
        return turns if any(turn.asks for turn in turns) else []

    def _label(self, block: Block) -> Span | None:
        """The label that opens a paragraph, if it is one: Q, R, initials, a person, whoever asks."""
        if self._stands_alone(block):
            return block.span
        found = LABEL.match(self._text, block.span.start, block.span.end)
        if not found:
            return None
        span = Span(found.start(1), found.end(1))
        words = span.of(self._text)
        folded = words.casefold().strip(" .")
        if folded in self._cues.questions or folded in self._cues.answers or INITIALS.match(words):
            return span
        if len(words.split()) > LONGEST_LABEL:
            return None
        named = [name for name in self._finder.names(span) if name.kind in ("person", "organisation")]
        if words in self._known or PERSON.match(words):
            return span
        covered = sum(name.span.end - name.span.start for name in named)
        asks = words[:1].isupper() and self._text[block.span.start : block.span.end].rstrip()[-1:] == "?"
        return span if covered * 2 >= len(words) or asks else None

    def _stands_alone(self, block: Block) -> bool:
        """Whether a paragraph is nothing but the name of whose turn follows, as others are."""
        words = block.span.of(self._text)
        return (
            self._lines[words] >= LEAST_TURNS
            and len(words.split()) <= LONGEST_LABEL
            and words[:1].isupper()
            and words[-1].isalpha()
        )

    def _names_turn(self, block: Block) -> bool:
        """Whether a paragraph behind a question is the name of who answers, once or often."""
        opens = any(name.span.start == block.span.start for name in self._finder.names(block.span))
        return self._stands_alone(block) or (block.kind == "heading" and opens)

    def _turns(self, labels: Sequence[Span | None]) -> Iterator[Turn]:
        blocks = self._reading.blocks
        starts = [i for i, label in enumerate(labels) if label]
        guest = self._guest(starts[0] if starts else 0)
        for i, after in zip(starts, [*starts[1:], len(blocks)], strict=True):
            label = labels[i]
            if label is None:
                continue
            behind = LABEL.match(self._text, blocks[i].span.start) if label != blocks[i].span else None
            start = behind.end() if behind else label.end
            words = Span(start, self._last(i, after)).stripped(self._text, ' \n\t«»"“”')
            folded = label.of(self._text).casefold().strip(" .")
            asks = folded in self._cues.questions or words.of(self._text).endswith("?")
            named = label.of(self._text)
            if not asks and PERSON.match(named) and not self._finder.names(label):
                self._known.setdefault(named, Entity(None, named))
            yield Turn(label, words, asks, self._who(label, folded, guest))

    def _last(self, i: int, after: int) -> int:
        """Where a turn ends: before the next label, a heading or an article's foot."""
        blocks = self._reading.blocks
        k = i
        while k + 1 < after and blocks[k + 1].kind == "paragraph":
            k += 1
        return blocks[k].span.end

    def _who(self, label: Span, folded: str, guest: tuple[Party, ...]) -> tuple[Party, ...]:
        if folded in self._cues.answers:
            return guest
        words = label.of(self._text)
        if INITIALS.match(words):
            letters = [letter for letter in words if letter.isalpha()]
            for name, person in self._known.items():
                if [part[:1] for part in re.split(r"[\s-]+", name)] == letters:
                    return (person,)
            return ()
        persons = [name.entity for name in self._finder.names(label) if name.kind == "person"]
        if persons or (persons := [self._known[words]] if words in self._known else []):
            return tuple(persons)
        return self._finder.references(label)

    def _guest(self, first: int) -> tuple[Party, ...]:
        """Who is interviewed: the person named nearest behind the announcement, or most often in the lead."""
        blocks = self._reading.blocks
        end = blocks[first].span.start if first else min(LEAD, len(self._text))
        lead = self._text[:end].casefold()
        persons = [name for name in self._finder.names(Span(0, end)) if name.kind == "person"]
        places = [at for phrase in self._cues.announced if (at := lead.find(phrase)) >= 0]
        for at in sorted(places):
            behind = [name for name in persons if name.span.start >= at and name.span.start - at < 150]
            before = [name for name in persons if 0 <= at - name.span.end < 150]
            if behind or before:
                return ((behind or before[::-1])[0].entity,)
        different = list(dict.fromkeys(name.entity for name in persons))
        return (different[0],) if len(different) == 1 else ()

    def _asked(self) -> list[Turn]:
        """Questions without labels, each a paragraph with a question mark at its end, and what follows."""
        blocks = self._reading.blocks
        text = self._text
        asked = [
            i
            for i, block in enumerate(blocks)
            if text[block.span.end - 1] == "?" and text[block.span.start] not in '«"“'
        ]
        lead = text[: min(LEAD, len(text))].casefold() + text[-400:].casefold()
        if len(asked) < LEAST_TURNS or not any(phrase in lead for phrase in self._cues.announced):
            return []
        guest = self._guest(asked[0])
        turns = []
        for i, after in zip(asked, [*asked[1:], len(blocks)], strict=True):
            first = i + 1
            label = blocks[first].span if first < after and self._names_turn(blocks[first]) else None
            first += label is not None
            if first >= after:
                continue
            words = Span(blocks[first].span.start, self._last(first, after)).stripped(text, ' \n\t«»"“”')
            if label:
                guest = self._who(label, label.of(text).casefold(), guest)
            turns.append(Turn(blocks[i].span, words, False, guest))
        return turns
