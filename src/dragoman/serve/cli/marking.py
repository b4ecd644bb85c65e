"""Marks facts in a text for the terminal: in colour, and in brackets that can be read without.

In: a text and its facts. Out: the text with `[3|…]` around what the third fact rests on (`|3]` closes it
where passages cross), mentions and dates underlined, boilerplate dimmed. What the numbers mean is left to a
legend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from dragoman.model.span import Span
from dragoman.serve.cli.console import printable
from dragoman.store import StoredFact

STYLES = {
    "position": "cyan",
    "meeting": "magenta",
    "statement": "green",
    "figure": "yellow",
    "agreement": "blue",
    "project": "bright_red",
    "commitment": "bright_magenta",
    "mention": "underline",
    "date": "underline italic",
}
"""How facts of each type look in a terminal; a document's own fact has no place in its text."""

UNNUMBERED = frozenset({"mention", "date", "document"})
"""Types that are shown by style alone."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text with the numbers of the facts that rest on it, and how it looks."""

    span: Span
    numbers: tuple[int, ...]
    style: str

    @property
    def label(self) -> str:
        """The numbers as they stand in a mark."""
        return ",".join(map(str, self.numbers))


def marked(text: str, facts: Sequence[StoredFact]) -> Text:
    """The text with its facts marked; the first fact that is not a mention, date or document has number 1."""
    return drawn(text, _passages(numbered(facts)), _plain(facts))


def drawn(text: str, passages: Sequence[Passage], plain: Iterable[tuple[Span, str]] = ()) -> Text:
    """A text with passages marked, in the order of `sorted_passages`, and `plain` ones in a style alone."""
    styled = [*plain, *((one.span, one.style) for one in passages)]
    edges = {0, len(text), *(edge for span, _ in styled for edge in span)}
    shown = printable(text)
    result = Text()
    open_now: list[Passage] = []
    for start, end in zip(sorted(edges), [*sorted(edges)[1:], len(text)], strict=True):
        _close(result, open_now, start)
        for one in passages:
            if one.span.start == start:
                result.append(f"[{one.label}|", Style.parse(one.style) + Style(bold=True))
                open_now.append(one)
        here = [Style.parse(style) for span, style in styled if span.start <= start < span.end]
        result.append(shown[start:end], Style.combine([Style.null(), *here]))
    return result


def numbered(facts: Iterable[StoredFact]) -> list[tuple[int, StoredFact]]:
    """The facts that get a number, with it, in the order in which they come."""
    return list(enumerate((fact for fact in facts if fact.type not in UNNUMBERED), 1))


def _passages(facts: Iterable[tuple[int, StoredFact]]) -> list[Passage]:
    return sorted_passages(
        (Span(start, end), number, STYLES[fact.type])
        for number, fact in facts
        for start, end in fact.data["evidence"]
    )


def sorted_passages(places: Iterable[tuple[Span, int, str]]) -> list[Passage]:
    """Places with a fact's number and style, each place once, the longer first where two begin together."""
    found: dict[Span, list[tuple[int, str]]] = {}
    for span, number, style in places:
        found.setdefault(span, []).append((number, style))
    passages = [
        Passage(span, tuple(number for number, _ in these), these[0][1]) for span, these in found.items()
    ]
    return sorted(passages, key=lambda one: (one.span.start, -one.span.end))


def _plain(facts: Iterable[StoredFact]) -> list[tuple[Span, str]]:
    """Places that are styled and not numbered: boilerplate, mentions, dates."""
    places = []
    for fact in facts:
        if fact.type == "document":
            places += [(Span(start, end), "dim") for start, end in fact.data["boilerplate"]]
        elif fact.type in UNNUMBERED:
            places += [(Span(start, end), STYLES[fact.type]) for start, end in fact.data["evidence"]]
    return places


def _close(result: Text, open_now: list[Passage], at: int) -> None:
    """Close the passages that end here, the last opened first; by number where another is still open."""
    for one in [one for one in reversed(open_now) if one.span.end == at]:
        mark = "]" if open_now[-1] is one else f"|{one.label}]"
        result.append(mark, Style.parse(one.style) + Style(bold=True))
        open_now.remove(one)
