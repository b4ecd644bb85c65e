"""Shows facts with their passages: who tells it, when, in which words.

In: facts as documents tell them. Out: lines of at most the console's width, safe for a terminal; objects for
JSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.model.entry import Told
from dragoman.serve.cli.console import shortened, visible
from dragoman.serve.cli.phrase import phrase_told

if TYPE_CHECKING:
    from rich.console import Console

LONGEST = 400
"""Characters of a passage that are shown."""

WIDEST = 110
"""Columns of running text: longer lines are hard to read."""


def source(told: Told) -> str:
    """The document that tells it, who published it, and when."""
    said = (told.document, told.publisher, told.published)
    return ", ".join(visible(one) for one in said if one)


def passage(told: Told) -> str:
    """The sentence in which it is told, the whole of the words that it rests on."""
    words = told.context if told.context and told.quotation in told.context else told.quotation
    return f"« {shortened(words, LONGEST)} »"


def print_fact(told: Told, console: Console, indent: int = 2, mark: str = "") -> None:
    """What a fact says, who tells it, in which words."""
    print_lines(f"{mark}{told.id}  {visible(phrase_told(told))}", console, indent)
    print_lines(source(told), console, indent + 2, style="dim")
    print_lines(passage(told), console, indent + 2)


def print_lines(said: str, console: Console, indent: int = 0, style: str = "") -> None:
    """A paragraph, broken at the width, each line behind the indent."""
    from rich.padding import Padding
    from rich.text import Text

    width = min(console.width, WIDEST)
    console.print(Padding(Text(said, style=style), (0, 0, 0, indent)), width=max(width, indent + 20))


def fact_json(told: Told) -> dict[str, Any]:
    """The fact of the contract, with its words and what is known of its document."""
    said = told.fact.to_json(told.document) | {"id": told.id, "quotation": told.quotation}
    known = ("context", "title", "publisher", "published", "url")
    return said | {name: value for name in known if (value := getattr(told, name))}
