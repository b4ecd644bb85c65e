"""Documents made short for tests: sentences, the facts in them, and everything that findings are made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from tests.reconcile.in_memory import entries

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import TYPES
from dragoman.model.finding import Finding
from dragoman.model.span import Span
from dragoman.packs.framework import Framework, load_framework
from dragoman.reconcile.accounts.making import accounts
from dragoman.reconcile.findings.held import Held
from dragoman.run.words import dater, handing

AS_OF = date(2026, 1, 1)
ASIA = Entity("central-asia", "Asie centrale")


@dataclass
class Doc:
    """A document that is written sentence by sentence."""

    id: str
    published: str | None = None
    publisher: str | None = None
    text: str = ""
    sentence: str = ""
    told: list[Told] = field(default_factory=list)

    def say(self, sentence: str) -> Doc:
        """Write a sentence; the facts that follow stand in it."""
        self.text += sentence + " "
        self.sentence = sentence
        return self

    def tells(self, type: str, words: str, **fields: Any) -> Doc:
        """A fact of the last sentence that rests on these words of it."""
        start = len(self.text) - len(self.sentence) - 1 + self.sentence.index(words)
        span = Span(start, start + len(words))
        places: dict[str, dict[str, Any]] = {"figure": {"spans": (span,)}, "commitment": {"action": span}}
        fact = TYPES[type](evidence=(span,), **{"confidence": 0.9, **places.get(type, {}), **fields})
        identity = hashlib.sha256(f"{self.id}{fact}".encode()).hexdigest()[:16]
        self.told.append(
            Told(
                fact=fact,
                id=f"f-{identity}",
                document=self.id,
                quotation=words,
                publisher=self.publisher,
                published=self.published,
                words=words,
                context=self.sentence,
            )
        )
        return self

    def amount(self, words: str, value: float, unit: str, indicator: str = "trade", **fields: Any) -> Doc:
        """A figure of the last sentence."""
        return self.tells("figure", words, value=value, unit=unit, indicator=indicator, **fields)


@cache
def framework() -> Framework:
    """The pack that findings are checked against."""
    return load_framework("china-central-asia")


def held(*documents: Doc, as_of: date = AS_OF, copies: Mapping[str, str] | None = None) -> Held:
    """What is held of some documents."""
    told = tuple(one for document in documents for one in document.told)
    made = accounts(entries(told), copies or {})
    return Held(tuple(made), told, copies or {}, framework(), as_of, dater(), handing())


def said(find: Callable[[Held], Iterable[Finding]], on: Held) -> list[str]:
    """The explanations of what is found."""
    return [one.explanation for one in find(on)]
