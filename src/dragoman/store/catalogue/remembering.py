"""Counts that were asked for, kept until the record changes: most readers begin with the same lists.

In: the number of the record's state, a question, how to answer it. Out: the answer. Counts that were cut
short are not kept. Several threads may ask at once; two that ask the same at once both work it out.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

MOST = 2000
"""Answers that are kept: those that were asked for last."""


class Remembered:
    """Answers to questions about one state of a record."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state = -1
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def answer(self, state: int, question: Hashable, work_out: Callable[[], tuple[Any, bool]]) -> Any:
        """What is remembered, else what is worked out: an answer, and whether to keep it."""
        with self._lock:
            if state != self._state:
                self._state = state
                self._answers.clear()
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
        answer, is_whole = work_out()
        if is_whole:
            with self._lock:
                if state == self._state:
                    self._answers[question] = answer
                    if len(self._answers) > MOST:
                        self._answers.popitem(last=False)
        return answer
