"""Where the name of an organisation ends that no registry knows: before a verb, an office, a person's name.

In: a text and the place where such a name begins. Out: the offset behind it. Whether it is an organisation at
all is left to `offices`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.roles import Roles
from dragoman.resolve.surroundings import Places

_ACRONYM = re.compile(r"[A-Z]{2,8}")
_GIVEN = r"[A-ZÀ-Þ][\w'-]*[a-zà-ÿ]"
_PERSON = re.compile(rf" (?:M\. |Mme )?{_GIVEN} {_GIVEN}(?! [A-ZÀ-Þ])")
_PERSON_BEHIND = re.compile(  # two names behind the one that a small word leads in
    r"(?:(?<=\sde )|(?<=\sdu )|(?<=\sd'))[A-ZÀ-Þ][\w'-]+((?: [A-ZÀ-Þ][\w'-]+){2})$"
)
_PERSON_BEHIND_WORDS = re.compile(rf"[a-zà-ÿ]{{4,}}(?P<person> {_GIVEN} {_GIVEN})$")
_FOR = re.compile(r"\b(?:pour|sur) (?:la |le |les |l')[A-ZÀ-Þ][\w-]+(?: [a-zà-ÿ]+)?$")
_REGION = r"(?:la |le |les |l')[A-ZÀ-Þ][\w-]+(?: (?:de l'|du |de la )?[\w-]+)?"
_MORE = re.compile(rf"(?:, {_REGION})+ et {_REGION}(?=[,.;:)])")
_TITLES = frozenset(("M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "S.E.", "H.E."))
_FIELD = r"(?:de la |de l'|du |des )[\w'-]+(?: [\w'-]+){0,3}?"
_FIELDS = re.compile(rf"(?:, {_FIELD})+ et {_FIELD}(?=,|;|\.| M\. |$)")  # "commission de X, de Y et de Z"
LONGEST = 160  # code points of a name


class BodyNames:
    """Finds the ends of names; `heads` finds the nouns of office, in folded text."""

    def __init__(self, roles: Roles, heads: re.Pattern[str]) -> None:
        recalling = roles.recalling
        self._heads = heads
        self._body = _either(roles.bodies, "s?")
        self._firm = _either(recalling.get("company", ()))
        self._firms = frozenset(map(fold, roles.firms))
        self._called = _either([*roles.firm_nouns, *(one for words in recalling.values() for one in words)])
        self._stops = {fold(word) for word in roles.stops}
        self._connectors = {fold(word) for word in roles.connectors}

    def end(self, text: str, folded: str, places: Places, at: int) -> int:
        """Where the name ends that begins at `at`; `at` itself where none begins."""
        end = last = at
        for word in re.finditer(r"\s*((?:[dl]')?[\w&.-]+(?:'[a-z]+)?)", text[at : at + LONGEST]):
            start = at + word.start(1)
            if text[end:start].strip(" ") or start in places.people:
                break
            if word[1] in _TITLES:  # "la commission X et M. Y"
                break
            said = folded[start : at + word.end()].strip(".")
            if (said in self._stops and word[1] != "à") or self._heads.match(folded, start):
                break
            end = at + word.end() - (text[at + word.end() - 1] == ".")
            if said not in self._connectors:
                last = end
            if text[end : end + 1] == "," and (more := _more_regions(text, at, end)):
                return more  # "le Centre pour la Russie, l'Europe de l'Est et l'Asie centrale"
            if (
                text[end : end + 1] == ","
                and self._body.match(folded, at)
                and (tail := _FIELDS.match(text, end))
            ):
                return tail.end()
            closed = text[start].islower() if start in places.adjectives else _ACRONYM.fullmatch(word[1])
            person = _PERSON.match(text, end) if closed else None  # "le Sénat kazakh Maoulen Achimbaïev"
            if person and not (self._firm.match(folded, at) and text[person.end() : person.end() + 1] == ","):
                break  # "la société chinoise Hunan Junxin," is the company's name
            if text[at + word.end() - 1] == ".":
                break
        return self._without_person(text, folded, places, at, last)

    def _without_person(self, text: str, folded: str, places: Places, at: int, last: int) -> int:
        """The end of a name before that of the person who follows without a comma, if one does."""
        body = self._body.match(folded, at)  # "le Sénat Maoulen Achimbaïev"
        person = _PERSON.match(text, body.end()) if body else None
        if body and person and self._is_firm(folded, places, person.span()):
            return last  # "l'agence Kazakh Invest"
        if body and person and person.end() == last:
            firm = body.end() + 1 in places.organisations and text[last : last + 1] == ","
            return last if firm else body.end()  # "le groupe Shanghai Electric, Wu Lei"
        words = text[at:last]
        if behind := _PERSON_BEHIND.search(words):  # "la région de Jetyssou Beibit Issabaïev"
            return last - len(behind[1])
        if body and text[last : last + 1] != "," and not self._called.match(folded, at):
            behind = _PERSON_BEHIND_WORDS.search(words)  # "le Comité pour la sûreté Ali Nour"
            if behind and at + behind.start("person") + 1 not in places.organisations:
                return last - len(behind["person"])
        return last

    def _is_firm(self, folded: str, places: Places, span: tuple[int, int]) -> bool:
        """Whether two capitalised words are a firm's: "Kazakh Invest", "Shanghai Electric"."""
        words = folded[slice(*span)].split()
        return span[0] + 1 in places.adjectives or bool(self._firms.intersection(words))


def _more_regions(text: str, at: int, end: int) -> int | None:
    """Where the regions end that a body's name lists from `end` on, the first of which stands before."""
    more = _MORE.match(text, end) if _FOR.search(text, at, end) else None
    return more.end() if more else None


def _either(words: Iterable[str], ending: str = "") -> re.Pattern[str]:
    ordered = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return re.compile(rf"{alternation(map(re.escape, ordered))}{ending}\b")
