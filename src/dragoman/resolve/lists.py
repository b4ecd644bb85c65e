"""Offices in the plural with all their holders: "les présidents du Kazakhstan, A, et du Tadjikistan, B".

In: a phrase of office in the plural, the names around. Out: each holder's place with the state. Either every
state stands before its holder, or all states come first and the holders follow in the same order; lists of
unequal length say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from dragoman.model.entity import Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.resolve.office_phrases import OfficePhrase

NameAt = Callable[[int], Span | None]
"""The person's name that begins at an offset, if one does."""

_LINK = re.compile(r"(?:, et|,| et|;| ainsi que)(?: (?:le|la))?(?: de la| de l'| (?:du|des|de)| d')? ?")
_FIELD = r"(?: (?:de la |de l'|du |des |d')[A-ZÀ-Þ][\wà-ÿ' -]{2,60}?(?=[,:(]))?"
_BEFORE = re.compile(rf"{_FIELD}(?:,| \()? ?(?:MM?\.|Mme|MM)? ?")
_COLON = re.compile(rf"{_FIELD} ?(?:,|:|\(|–|—)? ?(?:MM?\.|Mme|MM)? ?")
_BRACKET = re.compile(r" \((?:le |la |l')?")
_AND = re.compile(r"(?:, et|,| et|;) (?:de )?(?:M\. |Mme )?")


def apart_from_mechanisms(reading: Reading, phrases: Iterable[OfficePhrase]) -> tuple[OfficePhrase, ...]:
    """The phrases but those within the name of a mechanism: "réunion des ministres Chine-Asie centrale"."""
    names = [one.span for one in reading.names if one.kind == "mechanism"]
    return tuple(one for one in phrases if not any(span.contains(one.span) for span in names))


def holders(
    text: str, end: int, first: Party | None, states: Mapping[int, Name], name_at: NameAt
) -> Iterator[tuple[Span, Party | None]]:
    """The holders of an office whose phrase, with its first state, ends at `end`."""
    listed = list(stated(text, end, first, states))
    if len(listed) > 1:
        yield from _in_order(text, listed, name_at)
    else:
        yield from _one_by_one(text, end, first, states, name_at)


def stated(
    text: str, end: int, first: Party | None, states: Mapping[int, Name]
) -> Iterator[tuple[int, Party]]:
    """The states that follow one another behind a phrase: where each ends, and which it is."""
    if first is None:
        return
    yield end, first
    while (link := _LINK.match(text, end)) and (state := states.get(link.end())) is not None:
        end = state.span.end
        yield end, state.entity


def _in_order(text: str, listed: list[tuple[int, Party]], name_at: NameAt) -> Iterator[tuple[Span, Party]]:
    opening = _COLON.match(text, listed[-1][0])
    at = opening.end() if opening else listed[-1][0]
    found: list[Span] = []
    while len(found) < len(listed) and (span := name_at(at)):
        found.append(span)
        link = _AND.match(text, span.end)
        if link is None:
            break
        at = link.end()
    if len(found) == len(listed):
        yield from ((span, state) for span, (_, state) in zip(found, listed, strict=True))


def _one_by_one(
    text: str, end: int, first: Party | None, states: Mapping[int, Name], name_at: NameAt
) -> Iterator[tuple[Span, Party | None]]:
    of = first
    while True:
        opening = _BEFORE.match(text, end)
        span = name_at(opening.end() if opening else end)
        if span is None or " " not in span.of(text):
            return
        if first is None and (behind := _in_brackets(text, span, states)) is not None:
            yield from _each_in_brackets(text, span, behind, states, name_at)
            return
        yield span, of
        if first is None:  # "les présidents A et B": which state each is of is left to the registry
            following = _AND.match(text, span.end)
            other = name_at(following.end()) if following else None
            while other is not None:
                yield other, None
                following = _AND.match(text, other.end)
                other = name_at(following.end()) if following else None
        link = _LINK.match(text, span.end + (text[span.end : span.end + 1] == ")"))
        state = states.get(link.end()) if link else None
        if state is None:
            return
        end, of = state.span.end, state.entity


def _in_brackets(text: str, span: Span, states: Mapping[int, Name]) -> Name | None:
    """The state that stands in brackets behind a name: "A (Kazakhstan)"."""
    bracket = _BRACKET.match(text, span.end)
    state = states.get(bracket.end()) if bracket else None
    return state if state and text[state.span.end : state.span.end + 1] == ")" else None


def _each_in_brackets(
    text: str, span: Span | None, state: Name | None, states: Mapping[int, Name], name_at: NameAt
) -> Iterator[tuple[Span, Party | None]]:
    """The holders in "A (Kazakhstan), B (Tadjikistan) et C (Ouzbékistan)"; `state` is that of the first."""
    while span is not None and state is not None:
        yield span, state.entity
        link = _AND.match(text, state.span.end + 1)
        span = name_at(link.end()) if link else None
        state = _in_brackets(text, span, states) if span else None
