"""A reader that needs no model, and documents that make it fail: for the tests of the runners."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.store.making import XI, facts_in

from dragoman.model.document import Source
from dragoman.model.errors import PackError, ReadError
from dragoman.model.fact import Fact, Mention
from dragoman.model.span import Span
from dragoman.store import Record


@dataclass(frozen=True)
class Cheap:
    """Does what a document's text says; notes what it reads in a file, if it is given one."""

    version: str = "p1"
    log: Path | None = None

    def facts(self, source: Source) -> Sequence[Fact]:
        """What `making.facts_in` finds, unless the text asks for trouble."""
        if self.log:
            with self.log.open("a") as file:
                file.write(f"{source.id}\n")
        if "REFUSE" in source.text:
            raise ReadError("refused")
        if "FAIL" in source.text:
            raise ValueError("a rule is wrong")
        if "INVENT" in source.text:
            return [Mention(evidence=(Span(0, 10_000),), kind="person", entity=XI)]
        if "DIE" in source.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG" in source.text:
            time.sleep(600)
        time.sleep(0.001)
        return facts_in(source.text)


def broken() -> Cheap:
    """What loading a pipeline does where a pack is wrong."""
    raise PackError("pack.yaml:3: wrong")


def dying() -> Cheap:
    """What loading a pipeline does where memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)
    return Cheap()


def sources(number: int) -> Iterable[Source]:
    """Documents about Xi and China, each its own."""
    return [
        Source(f"d/{i:04}", f"{i} Xi est en Chine. " * (1 + i % 7), origin=f"in/{i}") for i in range(number)
    ]


def contents(record: Record) -> list[str]:
    """Everything that `dragoman facts --format jsonl` would print."""
    return [fact.line for fact in record.facts()]
