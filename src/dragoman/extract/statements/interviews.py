"""The answers of an interview or transcript: each is one direct statement, of however many paragraphs.

In: a reading whose paragraphs are turns ("Q :", "R :", "Nom :"), or questions each followed by its answer.
Out: `Report`s for the answers. A question says nothing; the paragraphs that belong to a turn are given, so
that quotations in them are not taken twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.statements.asked_turns import AskedTurns, behind_aside, is_aside
from dragoman.extract.statements.guests import LEAD, Guests
from dragoman.extract.statements.report import Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.document import Block
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import Interviews

LABEL = re.compile(
    r"(?:[-–—•] ?)?((?:[A-ZÉ]\.[ -]?){1,4}(?=\s?[-–—:])|[QR](?=\. [A-ZÀ-Ý])|[^\s:.!?«»\"][^:!?«»\"\n]{0,60}?)"
    r"[ ]?(?::|\.\s?[-–—]| ?[-–—]|(?<=[QR])\.)\s+(?=\S)"
)
INITIALS = re.compile(r"(?:[A-ZÉ]\. ?-?){1,4}$|[A-ZÉ]{2,3}$")
PERSON = re.compile(r"[A-ZÉ][\w'’-]+(?: [A-ZÉ][\w'’-]+){1,3}$")
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
        self._guests = Guests(reading, finder, cues)
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
        return self._by_label(turns) if any(turn.asks for turn in turns) else []

    def _by_label(self, turns: Sequence[Turn]) -> list[Turn]:
        """The turns; whoever ends half of several turns with a question asks in all of them, else in none."""
        all_of = Counter(self._name(turn) for turn in turns)
        asked = Counter(self._name(turn) for turn in turns if turn.asks)
        several = {
            name: 2 * asked[name] >= number for name, number in all_of.items() if number >= LEAST_TURNS
        }
        return [replace(turn, asks=several.get(self._name(turn), turn.asks)) for turn in turns]

    def _name(self, turn: Turn) -> str:
        return turn.label.of(self._text).casefold().strip(" .")

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
        first = blocks[starts[0]].span.start if starts and starts[0] else LEAD
        guest = self._guests.before(first)
        for i, after in zip(starts, [*starts[1:], len(blocks)], strict=True):
            label = labels[i]
            if label is None:
                continue
            behind = LABEL.match(self._text, blocks[i].span.start) if label != blocks[i].span else None
            words = self._words(i, after, behind.end() if behind else label.end)
            folded = label.of(self._text).casefold().strip(" .")
            asks = folded in self._cues.questions or words.of(self._text).endswith("?")
            named = label.of(self._text)
            if not asks and PERSON.match(named) and not self._finder.names(label):
                self._known.setdefault(named, Entity(None, named))
            yield Turn(label, words, asks, self._who(label, folded, guest))

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

    def _asked(self) -> list[Turn]:
        """Questions without labels, each followed by its answer, perhaps under the name of who gives it."""
        blocks = self._reading.blocks
        turns = AskedTurns(self._reading, self._cues).turns(announced=self._guests.announced())
        if not turns:
            return []
        guest = self._guests.before(turns[0].question.start)
        found = []
        for turn in turns:
            first = turn.first
            if self._names_turn(blocks[first]) and first + 1 < turn.stop:
                label = blocks[first].span
                guest = self._who(label, label.of(self._text).casefold(), guest)
                first += 1
            found.append(
                Turn(turn.question, self._words(first, turn.stop, blocks[first].span.start), False, guest)
            )
        return found

    def _words(self, first: int, after: int, start: int) -> Span:
        """What is said from `start`, in block `first`, up to the next turn, a heading or an aside."""
        blocks = self._reading.blocks
        k = first
        while k + 1 < after and blocks[k + 1].kind == "paragraph":
            words = blocks[k + 1].span.of(self._text)
            if is_aside(words) or words.casefold().startswith(self._cues.announced):
                break
            k += 1
        said = behind_aside(self._text, Span(start, blocks[k].span.end))
        return said.stripped(self._text, ' \n\t«»"“”')
