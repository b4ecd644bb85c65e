"""A fact as it comes back from the record, with its words checked against the text once more."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dragoman.model.errors import GroundingError
from dragoman.model.fact import Fact, fact_from_json
from dragoman.store.entry import quotation


@dataclass(frozen=True)
class StoredFact:
    """A fact with its words.

    `line` is the fact in the form of the contract, as one line of JSON; `quotation` the words it rests on;
    `text` the document's text, which its spans are places of.
    """

    id: str
    type: str
    document: str
    confidence: float
    quotation: str
    line: str
    text: str = field(repr=False, compare=False)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The object of the contract."""
        parsed: dict[str, Any] = json.loads(self.line)
        return parsed

    @cached_property
    def fact(self) -> Fact:
        """The fact itself."""
        return fact_from_json(self.data)

    def checked(self) -> StoredFact:
        """This fact, if its evidence still stands in its document's text.

        Raises:
            GroundingError: the words at its places are not those that were quoted.
        """
        text, evidence = self.text, self.data["evidence"]
        if any(not 0 <= start < end <= len(text) for start, end in evidence):
            raise GroundingError(f"{self.id} of {self.document!r}: evidence {evidence} outside the text")
        if quotation(evidence, text) != self.quotation:
            raise GroundingError(f"{self.id} of {self.document!r}: {self.quotation!r} is not at {evidence}")
        return self
