"""The state of an office that the text leaves to its reader: "le vice-ministre des Transports, M. Untel".

In: a reading, the place of an office, its holder's name. Out: a country code, or None where several are
possible. The state is looked for in the sentence, then upwards in the paragraph, then in the whole text; a
state that another office there is of, or where an ambassador is posted, is that office's own. How the
holder's name looks decides between a state whose names look like that and the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold

_CLEAR = 2  # times, and times as often as the next
_OURS = re.compile(r"\b[Nn]otre $")  # the writer's own state's: to be named once is enough
_BODY = re.compile(r"\b(?:gouvernement|cabinet|exécutif|délégation) $")  # of a state: named once is enough
_ITEM = re.compile(r"[-–—•*·] ?")
_WHERE = re.compile(r"\b(?:en|au|aux|vers|dans|pour|depuis) (?:la |le |l')?$")


class Homes:
    """Finds the states of offices, with the shapes of names that a language's pack knows by country."""

    def __init__(self, shapes: Mapping[str, str]) -> None:
        self._shapes = {code: re.compile(pattern) for code, pattern in shapes.items()}

    def state(
        self, reading: Reading, place: Span, person: Party, taken: Sequence[Span], of_a_state: bool = False
    ) -> str | None:
        """The state of an office at `place`; `taken` are the phrases of other offices.

        `of_a_state`: the words say that it is a state's ("président de la République"), whichever.
        """
        named = [
            name
            for name in (*reading.names, *reading.adjectives)
            if name.kind == "country" and not any(one.contains(name.span) for one in taken)
        ]
        sentence = reading.sentence_at(place.start)
        if sentence is None:
            return None
        within = [name for name in named if sentence.span.contains(name.span)]
        if found := self._only((name for name in within if not _is_place(reading, name)), person):
            return found
        block = next((one.span for one in reading.blocks if one.span.contains(place)), sentence.span)
        if heading := _above_list(reading, block):
            listed = (name for name in named if heading.contains(name.span))
            if not within and (found := self._only(listed, person)):
                return found
        above = [name for name in named if block.start <= name.span.start < sentence.span.start]
        bodies = any(_BODY.search(reading.text, 0, name.span.start) for name in above)
        if not within and (found := self._main(above, person, 1 if bodies else _CLEAR)):
            return found
        clear = 1 if _OURS.search(reading.text, 0, place.start) else _CLEAR
        if found := self._main([*named, *_of_offices(reading)], person, clear):
            return found
        every = [name for name in (*reading.names, *reading.adjectives) if name.kind == "country"]
        posted = (one for one in every if sentence.span.contains(one.span) and _is_place(reading, one))
        envoys = (one for one in posted if one not in named)  # "a reçu l'ambassadeur de Chine en Algérie"
        return self._only(every if of_a_state else envoys, person)

    def _only(self, names: Iterable[Name], person: Party) -> str | None:
        codes = self._possible(names, person)
        return codes.pop() if len(codes) == 1 else None

    def _main(self, names: Iterable[Name], person: Party, clear: int = _CLEAR) -> str | None:
        """The one state that a text speaks of far more often than of any other, `clear` times at least."""
        names = list(names)
        possible = self._possible(names, person)
        counted = Counter(str(name.entity) for name in names if name.entity in possible).most_common(2)
        most, second = [*(number for _, number in counted), 0, 0][:2]
        return counted[0][0] if most >= clear and most >= _CLEAR * second else None

    def _possible(self, names: Iterable[Name], person: Party) -> set[str]:
        """The states whose citizens may have such a name."""
        label = fold(person.label) if isinstance(person, Entity) else ""
        alike = {code for code, shape in self._shapes.items() if shape.fullmatch(label)}
        codes = {str(name.entity) for name in names if isinstance(name.entity, str)}
        return codes & alike if alike else codes - set(self._shapes)


def _above_list(reading: Reading, item: Span) -> Span | None:
    """The line that announces the list in which an item stands: "Délégation ouzbèke :"."""
    if not _ITEM.match(reading.text, item.start):
        return None
    before = [one.span for one in reading.blocks if one.span.start < item.start]
    heads = (span for span in reversed(before) if not _ITEM.match(reading.text, span.start))
    head = next(heads, None)
    return head if head and reading.text[: head.end].endswith(":") else None


def _is_place(reading: Reading, name: Name) -> bool:
    """Whether a country is where somebody is or goes: "en visite au Kirghizistan"."""
    return _WHERE.search(fold(reading.text[max(0, name.span.start - 12) : name.span.start])) is not None


def _of_offices(reading: Reading) -> list[Name]:
    """The states of the offices that the text names with theirs."""
    return [Name(one.span, "country", one.of, "office") for one in reading.offices if isinstance(one.of, str)]
