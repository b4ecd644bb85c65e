"""Counts that were asked for, kept until the record changes: most readers begin with the same lists.

In: a stamp of the record, a question, how to answer it. Out: the answer. Counts that were cut short are not
kept. Several threads may ask at once; two that ask the same at the same moment both work it out.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeAlias

from sqlalchemy import Connection, func, select

from dragoman.store import schema
from dragoman.store.catalogue.tables import document_cards

Stamp: TypeAlias = tuple[Hashable, ...]
MOST = 2000
"""Answers that are kept: those that were asked for last."""


def stamp(connection: Connection) -> Stamp:
    """What changes whenever documents are read or merged, or people judge."""
    parts = (
        select(func.max(document_cards.c.read_at)),
        select(func.count()).select_from(schema.waiting),
        select(func.max(schema.judgements.c.number)),
    )
    return tuple(connection.execute(select(*(one.scalar_subquery() for one in parts))).one())


class Remembered:
    """Answers to questions about one state of a record."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def answer(self, stamp: Stamp, question: Hashable, work_out: Callable[[], tuple[Any, bool]]) -> Any:
        """What is remembered, else what is worked out: an answer, and whether to keep it."""
        with self._lock:
            if stamp != self._stamp:
                self._stamp = stamp
                self._answers.clear()
            if question in self._answers:
                self._answers.move_to_end(question)
                return self._answers[question]
        answer, is_whole = work_out()
        if is_whole:
            with self._lock:
                if stamp == self._stamp:
                    self._answers[question] = answer
                    if len(self._answers) > MOST:
                        self._answers.popitem(last=False)
        return answer
