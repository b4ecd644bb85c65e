"""Answers that may be there: paragraphs behind a question, or behind what may be one without its mark.

In: a reading with two questions at least. Out: spans with signs. Who answers is left to `authors.py`, whether
it is an answer to a judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.statements.asked_turns import behind_aside, is_aside
from dragoman.model.document import Block
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import Interviews

LEAST = 2  # questions of an interview
LONGEST_PROMPT = 200  # code points of a question that has no mark
_WORD = re.compile(r"[a-zà-ÿœ]+'?", re.IGNORECASE)
_LABEL = re.compile(r"[^\s:][^:\n]{0,40} ?: ")


class LooseTurns:
    """Finds what may be an answer in one reading."""

    def __init__(self, reading: Reading, cues: Interviews) -> None:
        self._text = reading.text
        self._blocks = reading.blocks
        self._cues = cues
        self._marked = [self._is_question(block) for block in reading.blocks]
        self.first = next((i for i, marked in enumerate(self._marked) if marked), 0)

    def _spoken(self) -> tuple[bool, str]:
        """Whether somebody is addressed, and somebody speaks of himself behind questions; how often."""
        marked = [i for i in range(len(self._blocks) - 1) if self._marked[i]]
        asked = [self._blocks[i].span.of(self._text) for i in marked]
        told = [self._blocks[i + 1].span.of(self._text) for i in marked]
        mine = sum(self._has(words, self._cues.speaking) for words in told)
        yours = any(self._has(words, self._cues.addressing) for words in asked)
        return yours and mine > 0, f"{min(mine, 3)} speak of themselves"

    def all(self, *, announced: bool) -> Iterator[tuple[Span, frozenset[str]]]:
        """What may be an answer, with signs for and against it; `announced`: the text says what it is."""
        if sum(self._marked) < LEAST:
            return
        speaks, spoken = self._spoken()
        if not (announced or speaks):
            return
        prompts = [i for i in range(self.first, len(self._blocks) - 1) if self._may_ask(i)]
        for i in prompts:
            if self._marked[i + 1]:
                continue
            stops = {i + 2, self._next(i, prompts), self._next(i, [k for k in prompts if self._marked[k]])}
            for stop in sorted(stops):
                if span := self._words(i + 1, stop):
                    yield span, frozenset({spoken, *self._signs(i, stop, span, len(stops))})

    def _is_question(self, block: Block) -> bool:
        words = block.span.of(self._text)
        return words[-1] == "?" and words[0] not in '«"“' and len(words) <= 2 * LONGEST_PROMPT

    def _may_ask(self, i: int) -> bool:
        span = self._blocks[i].span
        return self._marked[i] or (i > self.first and span.end - span.start <= LONGEST_PROMPT)

    def _next(self, i: int, prompts: list[int]) -> int:
        """The first of some blocks behind the answer that begins behind block `i`."""
        return next((k for k in prompts if k > i + 1), len(self._blocks))

    def _words(self, first: int, stop: int) -> Span | None:
        """What is said from one block up to another; no heading and no aside is a part of it."""
        last = first
        while last + 1 < stop and self._blocks[last + 1].kind == "paragraph":
            if is_aside(self._blocks[last + 1].span.of(self._text)):
                break
            last += 1
        if self._blocks[first].kind != "paragraph" or (
            last + 1 < stop and last == first and stop > first + 1
        ):
            return None
        said = Span(self._blocks[first].span.start, self._blocks[last].span.end)
        return behind_aside(self._text, said).stripped(self._text, ' \n\t«»"“”')

    def _signs(self, i: int, stop: int, said: Span, number: int) -> Iterator[str]:
        prompt = self._blocks[i].span.of(self._text)
        asks = "question" if self._marked[i] else "prompt"
        asked = self._marked[self.first :]
        even = sum(asked[::2])
        yield f"answer to a {asks}"
        yield f"{asks} ends {prompt[-1] if prompt[-1] in '?.…:' else 'otherwise'}"
        yield f"{asks} {'addresses' if self._has(prompt, self._cues.addressing) else 'addresses nobody'}"
        words = said.of(self._text)
        size = "short" if len(words) <= LONGEST_PROMPT else "long"
        yield f"{asks} answered by {size} {'address' if self._has(words, self._cues.addressing) else 'words'}"
        yield f"{asks} answered {'by me' if self._has(words, self._cues.speaking) else 'by nobody'}"
        yield f"{asks} {'shorter' if len(prompt) < said.end - said.start else 'longer'}"
        yield (
            f"{asks} by turns" if even == sum(asked) and (i - self.first) % 2 == 0 else f"{asks} out of turn"
        )
        yield f"{asks} labelled" if _LABEL.match(prompt) else f"{asks} bare"
        yield f"{asks} of {min(sum(asked), 4)}, a {3 * sum(asked) // max(len(asked), 1)}rd of all"
        behind = "end" if stop >= len(self._blocks) else "question" if self._marked[stop] else "prompt"
        yield f"{asks} until a {behind}"
        yield f"{asks} until a {behind}, {'one block' if stop == i + 2 else 'several'}"
        if number > 1:
            yield f"{asks} {'short' if stop == i + 2 else 'long'} of several, until a {behind}"

    def _has(self, words: str, known: tuple[str, ...]) -> bool:
        return not {match[0].casefold() for match in _WORD.finditer(words)}.isdisjoint(known)
