"""Questions and answers without labels: told by question marks, dashes and their alternation.

In: a reading's blocks and how its language speaks in an interview. Out: pairs of questions and answers, as
spans; none where nothing but question marks speaks for an interview. Who answers is found elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.document import Block
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import Interviews

LEAST_TURNS = 2
_DASH = re.compile(r"[-–—]\s")
_WORD = re.compile(r"[a-zà-ÿœ]+'?", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{2,60}\)\s*")
_LONGEST_PROMPT = 200  # code points of a question that is none by its mark


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the blocks, from `first` up to `stop`, of its answer."""

    question: Span
    first: int
    stop: int


def is_aside(words: str) -> bool:
    """Whether a paragraph tells only what happens between the turns: "(Rires dans la salle.)"."""
    return _ASIDE.fullmatch(words) is not None


def behind_aside(text: str, span: Span) -> Span:
    """An answer without the dash and the aside at its head: "— (Il rit.) Non."."""
    start = span.start
    for pattern in (_DASH, _ASIDE):
        if found := pattern.match(text, start, span.end):
            start = found.end()
    return Span(start, span.end) if start < span.end else span


class AskedTurns:
    """Finds the questions and answers of one reading."""

    def __init__(self, reading: Reading, cues: Interviews) -> None:
        self._reading = reading
        self._text = reading.text
        self._cues = cues

    def turns(self, *, announced: bool) -> tuple[Asked, ...]:
        """Questions with their answers; none where the text does not speak as an interview does."""
        turns = self._dashed() or self._alternating()
        if len(turns) < LEAST_TURNS or not (announced or self._spoken(turns)):
            return ()
        return tuple(turns)

    def _spoken(self, turns: Sequence[Asked]) -> bool:
        """Whether somebody is addressed in questions, and somebody speaks of himself in answers."""
        blocks = self._reading.blocks
        asked = " ".join(turn.question.of(self._text) for turn in turns)
        answers = (blocks[i].span.of(self._text) for turn in turns for i in range(turn.first, turn.stop))
        return self._has(asked, self._cues.addressing) and self._has(" ".join(answers), self._cues.speaking)

    def _has(self, words: str, known: tuple[str, ...]) -> bool:
        return not {match[0].casefold() for match in _WORD.finditer(words)}.isdisjoint(known)

    def _dashed(self) -> list[Asked]:
        """Every answer opens with a dash: what stands before one is its question, mark or no mark."""
        blocks = self._reading.blocks
        dashed = [_DASH.match(block.span.of(self._text)) is not None for block in blocks]
        pairs = [i for i in range(len(blocks) - 1) if not dashed[i] and dashed[i + 1]]
        marked = [i for i in pairs if self._is_question(blocks[i])]
        if len(marked) < LEAST_TURNS or len(marked) * 2 < len(pairs):
            return []
        pairs = [i for i in pairs if i >= marked[0]]
        stops = [
            *pairs[1:],
            next((i for i in range(pairs[-1] + 2, len(blocks)) if not dashed[i]), len(blocks)),
        ]
        return [Asked(blocks[i].span, i + 1, stop) for i, stop in zip(pairs, stops, strict=True)]

    def _alternating(self) -> list[Asked]:
        """Every question ends with its mark, or stands where one does in strict alternation."""
        blocks = self._reading.blocks
        asked = [i for i, block in enumerate(blocks) if self._is_question(block)]
        if len(asked) < LEAST_TURNS:
            return []
        end = self._end(asked[0])
        asked = self._in_turn([i for i in asked if i < end], end)
        turns = []
        for i, after in zip(asked, [*asked[1:], end], strict=True):
            if i + 1 < after:
                turns.append(Asked(blocks[i].span, i + 1, after))
        return turns

    def _end(self, first: int) -> int:
        """The block behind the last turn: where questions and answers have a dash, the first without one."""
        blocks = self._reading.blocks
        dashed = [_DASH.match(block.span.of(self._text)) is not None for block in blocks]
        if not all(dashed[first : first + 2]):
            return len(blocks)
        return next((i for i in range(first, len(blocks)) if not dashed[i]), len(blocks))

    def _in_turn(self, asked: list[int], end: int) -> list[int]:
        """With the questions that have no mark, where question and answer alternate to the end."""
        blocks = self._reading.blocks
        rest = range(asked[0], end)
        even = list(rest[::2])
        known = set(asked)
        dashed = all(_DASH.match(blocks[i].span.of(self._text)) for i in rest)
        enough = len(known) * 2 >= len(even) if dashed else len(known) * 3 >= len(even) * 2
        strict = len(rest) % 2 == 0 and known <= set(even) and enough
        short = all(
            blocks[i].span.end - blocks[i].span.start <= _LONGEST_PROMPT for i in even if i not in known
        )
        return even if strict and short else asked

    def _is_question(self, block: Block) -> bool:
        words = block.span.of(self._text)
        return words[-1] == "?" and words[0] not in '«"“'
