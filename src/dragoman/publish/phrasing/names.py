"""Says who and where: names in the asked language, with article and preposition.

In: parties, entities and countries of facts, the registry of frameworks, and the words of a language. Out:
`Name`s, which know their article: "le Kazakhstan", "au Kazakhstan", "aux États-Unis", "la Banque …".
Countries are called by CLDR; things of the registry by its first name in the language; others as the texts
call them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel import Locale

from dragoman.model.entity import Entity, Party
from dragoman.packs.entries import Entry, Person, Place
from dragoman.packs.framework import Framework
from dragoman.packs.wording import Grammar, Wording
from dragoman.publish.phrasing.filling import fill, joined

SHORTEST_GROUP = 3
"""States that a region must have for them to be said as one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and how it takes an article: `m`, `f`, `mp`, `fp`, or `none`."""

    text: str
    form: str
    grammar: Grammar

    @property
    def the(self) -> str:
        """With the definite article."""
        return self._with(self.grammar.definite)

    @property
    def a(self) -> str:
        """With the indefinite article."""
        return self._with(self.grammar.indefinite)

    @property
    def of(self) -> str:
        """With the preposition of possession."""
        if self.form == "none":
            return of_bare(self.text, self.grammar)
        return self._with(self.grammar.of)

    @property
    def to(self) -> str:
        """With the preposition of who receives."""
        return self._with(self.grammar.to)

    @property
    def into(self) -> str:
        """With the preposition of where, for a country."""
        return self._with(self.grammar.into)

    @property
    def is_plural(self) -> bool:
        """Whether the verb is a plural."""
        return self.form.endswith("p")

    @property
    def _elided(self) -> bool:
        return self.text.lower().startswith(self.grammar.elided)

    def _with(self, articles: dict[str, str]) -> str:
        vowel = self.form in ("m", "f") and self._elided and "v" in articles
        return articles["v" if vowel else self.form] + self.text


def of_bare(text: str, grammar: Grammar) -> str:
    """A word without article behind the preposition of possession."""
    return grammar.of["none_v" if text.lower().startswith(grammar.elided) else "none"] + text


class Namer:
    """Says names in one language."""

    def __init__(self, wording: Wording, frameworks: Iterable[Framework], *, native: bool = True) -> None:
        """`native`: whether names that the registry does not have are in the language of the report."""
        self.native = native
        self._wording = wording
        self._grammar = wording.grammar
        self._territories = {**Locale(wording.language).territories, **self._grammar.short_names}
        self._entries: dict[str, Entry] = {}
        self._regions: dict[str, tuple[str, tuple[str, ...]]] = {}
        for framework in frameworks:
            self._entries |= framework.entries
            for region in framework.card.regions:
                names = next(iter(region.names.values()), ()) or (region.id,)
                found = {str(code): said for code, said in region.names.items()}
                self._regions[region.id] = (found.get(wording.language, names)[0], region.members)
        self._forms = {word: form for form, words in self._grammar.heads.items() for word in words}
        self._countries = {code: form for form, codes in self._grammar.countries.items() for code in codes}

    def entry(self, entity: Entity | None) -> Entry | None:
        """What the registry has for an entity."""
        return self._entries.get(entity.id) if entity and entity.id else None

    def plain(self, party: Party) -> str:
        """The name without article."""
        if isinstance(party, Entity):
            entry = self.entry(party)
            return entry.best_name(self._wording.language) if entry else party.label  # type: ignore[arg-type]
        if party in self._regions:
            return self._regions[party][0]
        return str(self._territories.get(party, party))

    def called(self, key: str | None) -> str | None:
        """The name of a state, a region or an entry of the registry by its code or id; None for others."""
        if key is None or key in self._entries:
            return self.plain(Entity(key, key)) if key else None
        return self.plain(key) if key in self._regions or key in self._territories else None

    def name(self, party: Party) -> Name:
        """The name with what is known of its article."""
        text = self.plain(party)
        if isinstance(party, Entity):
            entry = self.entry(party)
            if isinstance(entry, Place) and entry.class_ in self._grammar.areas and self.form(text) == "none":
                return Name(text, self._region_form(text), self._grammar)
            bare = isinstance(entry, Person) or (entry is None and not self.native)
            return Name(text, "none" if bare else self.form(text), self._grammar)
        if party in self._territories and party not in self._regions:
            return Name(text, self._country_form(party, text), self._grammar)
        return Name(text, self._region_form(text), self._grammar)

    def form(self, text: str) -> str:
        """The form of a name by its common noun; `none` where it has none, and is a proper name."""
        words = _words(text)
        if self._grammar.heads_at == "first":
            words = words[:1]
        return next((self._forms[word] for word in reversed(words) if word in self._forms), "none")

    def is_gathering(self, text: str) -> bool:
        """Whether a name says itself that it is a meeting: a summit, not a committee."""
        words = _words(text)
        if self._grammar.heads_at == "first":
            words = words[:1]
        return any(word in self._grammar.gatherings for word in words)

    def parties(self, parties: Sequence[Party]) -> list[str]:
        """Who, with articles; all states of a region are said as such."""
        left = list(dict.fromkeys(parties))
        said: list[tuple[int, str]] = []
        for region, (_, members) in self._regions.items():
            if len(members) >= SHORTEST_GROUP and set(members) <= {
                one for one in left if isinstance(one, str)
            }:
                place = min(left.index(code) for code in members)
                said.append((place, self._group(region)))
                left = [one for one in left if one not in members or isinstance(one, Entity)]
        others = [(list(parties).index(one), self.name(one).the) for one in left]
        return [word for _, word in sorted(said + others)]

    def listed(self, names: Sequence[str]) -> str:
        """Names as a list in words."""
        return joined(names, self._grammar.conjunction)

    def people(self, people: Iterable[Entity]) -> list[str]:
        """Persons by name."""
        return list(dict.fromkeys(self.plain(one) for one in people))

    def country_of(self, person: Entity) -> str | None:
        """The state that a person of the registry holds offices of; None where there is none, or several."""
        entry = self.entry(person)
        states = {office.of for office in entry.offices} if isinstance(entry, Person) else set()
        codes = {state for state in states if len(state) == 2 and state.isupper()}
        return codes.pop() if len(codes) == 1 else None

    def where(self, place: Entity | None, country: str | None) -> str:
        """Where, as an adverbial: "à Xi'an, en Chine"; the country of a capital is not said."""
        state = self.name(country) if country else None
        if place is None:
            return state.into if state else ""
        entry = self.entry(place)
        kind = entry.class_ if isinstance(entry, Place) else ""
        at = self._at(self.plain(place), kind)
        if state is None or kind == "capital":
            return at
        words = {"place": at, "country": state.into, "country_bare": state.the}
        return fill(self._wording.briefing.sentences["place_in_country"], words)

    def _at(self, text: str, kind: str) -> str:
        grammar = self._grammar
        form = self.form(text)
        if kind in grammar.beside:
            return fill(self._wording.briefing.sentences["place_beside"], {"place": text})
        if kind in grammar.areas:
            form = form if form != "none" else self._region_form(text)
            return grammar.within + Name(text, form, grammar).the
        for begin, contracted in grammar.at_contracted.items():
            if text.startswith(begin):
                return contracted + text.removeprefix(begin)
        if form != "none" and not kind:  # "au palais de …", "à l'université de …"
            at = Name(text, form, grammar)
            return at.to if grammar.heads_at == "first" else grammar.at + at.the
        return grammar.at + text

    def _group(self, region: str) -> str:
        name, members = self._regions[region]
        number = self._grammar.number_words
        count = number[len(members) - 2] if len(members) - 2 < len(number) else str(len(members))
        return fill(self._wording.briefing.sentences["region_states"], {"number": count, "region": name})

    def _country_form(self, code: str, text: str) -> str:
        return self._countries.get(code) or self._region_form(text)

    def _region_form(self, text: str) -> str:
        ending = self._grammar.feminine_ending
        if not ending:
            return "none"
        first = text.partition(" ")[0].rstrip(",")
        return "f" if first.endswith(ending) else "m"


def _words(text: str) -> list[str]:
    """The words of a name as they are looked up: lower case, without quotation marks and elided articles."""
    words = [word.strip("\"'«»“”(),").lower() for word in text.replace("–", " ").split()]
    return [word.rpartition("'")[2] for word in words]
