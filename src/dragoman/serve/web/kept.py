"""Answers that are kept: those that were asked for last, as many as fit into so many bytes.

In: keys and answers. Out: answers. What a key is made of, and what may be kept, stands in `repeating`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

BESIDE = 1000
"""Bytes that an answer takes beside its body: its key, its headers, what holds them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent, with the ETag that stands among its headers."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    etag: bytes

    @property
    def size(self) -> int:
        """The bytes that it takes, about."""
        return len(self.body) + BESIDE


class Kept:
    """The answers, by their keys."""

    def __init__(self, most: int) -> None:
        """`most`: bytes that all of them may take together; with 0 none is kept."""
        self._most = most
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self.size = 0

    def get(self, key: Hashable) -> Answer | None:
        """The answer of a key, which is now the one that was asked for last."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer; those that nobody has asked for in the longest time make room for it."""
        if answer.size > self._most:
            return
        if (before := self._answers.pop(key, None)) is not None:
            self.size -= before.size
        self._answers[key] = answer
        self.size += answer.size
        while self.size > self._most:
            _, gone = self._answers.popitem(last=False)
            self.size -= gone.size
