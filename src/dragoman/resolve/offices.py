"""Phrases of office: "ministre kirghize des Affaires étrangères", "secrétaire général de l'OCS".

In: a reading with its registry names. Out: every phrase with role and of what. Whose office it is, is left to
`persons`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.roles import OfficeNoun, Roles
from dragoman.resolve.body_names import BodyNames
from dragoman.resolve.office_phrases import OfficePhrase, serves, with_shared_state
from dragoman.resolve.portfolios import COMPLEMENT, PORTFOLIO, more_portfolios
from dragoman.resolve.surroundings import LOCAL, Places, is_company, of_local, starts, state_behind

_PREPOSITION = (
    r"(?:(?:aupres )?(?:de notre |de la |de l'|du |des |de |d')|au sein (?:de la |de l'|du |des |de |d')"
    r"|a la |a l'|au |aux |en |chez (?:la |le |l'|les )?|pour (?:la |le |l'|les ))"
)
_ARTICLE = (
    r"(?:\b(?:(le|la|ce|cette|son|sa|leur)|(les|ces|leurs)|(un|une|des)) |\b(l)')"
    r"(?:nouveau |nouvelle |actuel |actuelle |jeune |haut |haute |premier |autre )?$"
)
_FIELD = re.compile(  # what an expert is expert in, before the institution: "des transports à l'Institut"
    r"(?:en|des|de la|du|de l'|de|sur la|sur l'|sur les|sur le|aux) ?[a-z' ]{3,40}?"
    r"(?= (?:a l'|a la |au |de l'|du |de la |chez |pour )|,)"
)
_DUTY = re.compile(  # what somebody does for a body: "responsable des ventes chez", "chef de projet à la"
    r"(?:et )?(?:des|de la|de l'|du|de|d') ?[a-zà-ÿ0-9°' -]{3,60}?"
    r"(?:(?:région|zone) [A-ZÀ-Þ][\w-]+(?: [a-zà-ÿ]+)?)?(?= chez | au sein d)"
    r"|(?:de|du|des) (?:projets?|programmes?|chantiers?|travaux)(?= (?:à la |à l'|au ))"
    r"|(?:d'|de l')(?:Asie|Europe|Eurasie|Afrique)(?: [a-zà-ÿ]+)?(?= (?:à la |à l'|au |du |de la ))"
    r"|de (?:projet|programme|chantier)(?= de [A-ZÀ-Þ])"
)
_REGION = re.compile(r"(?:region|province|prefecture|municipalite) ")
_REGIONAL = re.compile(r"(?:de la |de l'|du )")  # "gouvernement du Xinjiang"; one "de Tachkent" is a state's
_GOVERNMENT = re.compile(r"\bgouvernement(?: regional| local)?$")
_AFFILIATED = re.compile(r",? (?:(?:a|de) (?:la |l')|du |au |d')")
_EMBASSY = re.compile(r"ambassade (?:de la |de l'|du |des |de |d')")
_TOWN = re.compile(r"à [A-ZÀ-Þ][\w-]+(?=[ ,])")
_WITHIN = re.compile(  # "dans le pays, X", "dans ce pays d'Asie centrale, X"
    r"dans (?:l[ae] |l'|cette |ce |notre )[a-zà-ÿ]{3,20}(?: d'Asie centrale| voisin)?(?=, [A-ZÀ-Þ])"
)
_CALLED = re.compile(r"(?:(?!d[eu]s? )[a-zà-ÿ-]+ ){1,3}")  # "groupe minier chinois" before a name
_FRAME = re.compile(r"(?:au|en|aux) ")
_TAIL = re.compile(  # what an envoy is charged with, or to whom he is sent, up to the comma before his name
    r"(?:aupres d(?:e la |e l'|u |es |e )|pour l(?:a |e |es |')|chargee? d(?:e la |e l'|u |es |e |'))"
    r"[^,.;:()«»\"\n]{2,60}(?=,)"
)
_NO_LONGER = re.compile(
    r" (?:de|entre) (?:19|20)\d\d (?:a|et) (?:19|20)\d\d\b| jusqu'en (?:19|20)\d\d\b"
    r"| d'alors\b| (?:de|a) l'epoque\b"
)
_VISITING = re.compile(r"en visite(?: officielle| d'[ÉE]tat| de travail)?(?=,? [A-ZÀ-Þ])")
_BANK = re.compile(r"gouverneure? (?:de la|d'une) (?:[a-z]+ )?banque\b.*")  # who heads a bank, not a province
_OWN_REPUBLIC = re.compile(
    r"[Rr][ée]publique(?=,? (?:M\. |Mme )?[A-ZÀ-Þ]|[,.;:)\n]|$| (?:a|qui|lui|par|lors|et)\b)"
)
_OBJECT = re.compile(r"(?:la |le |les |l'|une? )?")
_HEADS_OF_ORGANISATIONS = {"head-of-state": "head-of-organisation", "other": "other", "minister": "other"}


class OfficeGrammar:
    """The phrases of office of one language, compiled once."""

    def __init__(self, roles: Roles) -> None:
        self._nouns = {fold(form): noun for noun in roles.offices for form in noun.every_form()}
        self._heads = re.compile(rf"\b({_alternatives(self._nouns)})(s|x)?\b")
        portfolio = rf"(?:{_alternatives(fold(word) for word in roles.portfolios)})s?\b"
        prep = r"(?:de la |de l'|du |des |de |d'|a la |a l'|aux |au |charge (?:de la |du |des |de l'))"
        also = rf"(?:(?: ?, | et | ?, et )(?:{prep})?(?:{portfolio}))"
        self._portfolio = re.compile(rf"{prep}({portfolio}{also}*)")
        self._foreign = re.compile(rf"^(?:{_alternatives(fold(word) for word in roles.foreign)})\b")
        self._modifier = re.compile(rf"(?:{_alternatives(fold(word) for word in roles.modifiers)})\b")
        self._preposition = re.compile(_PREPOSITION)
        self._republic = re.compile(r"(?:republique|etat|cote|gouvernement) ")
        self._body = re.compile(rf"(?:{_alternatives(fold(word) for word in roles.bodies)})s?\b")
        self._former = re.compile(rf"\b(?:{_alternatives(fold(word) for word in roles.former)})[ -]$")
        self._late = re.compile(rf"\b(?:{_alternatives(fold(word) for word in roles.late)}) $")
        self._article = re.compile(_ARTICLE)
        self._body_names = BodyNames(roles, self._heads)

    def phrases(self, reading: Reading) -> tuple[OfficePhrase, ...]:
        """Every phrase of office in a reading, in order; coordinated ones apart."""
        folded = fold(reading.text)
        places = Places(reading)
        found: list[OfficePhrase] = []
        end = 0
        for match in self._heads.finditer(folded):
            if match.start() >= end and reading.holds(match.span()):
                phrase = self._complete(reading.text, folded, places, match)
                end = phrase.span.end
                if found and serves(found[-1], phrase, folded):
                    tail = _TAIL.match(folded, end + 1)
                    span = Span(found[-1].span.start, tail.end() if tail else end)
                    phrase = replace(found.pop(), span=span, of=phrase.of)
                found.append(phrase)
        return tuple(self._at_home(reading, folded, with_shared_state(found, folded)))

    def _at_home(
        self, reading: Reading, folded: str, phrases: Iterable[OfficePhrase]
    ) -> Iterator[OfficePhrase]:
        """Ministers of the state with which their sentence begins: "Au Kirghizistan, … le ministre"."""
        countries = starts(reading.names, "country")
        for phrase in phrases:
            sentence = reading.sentence_at(phrase.span.start)
            if phrase.of is None and phrase.kind == "portfolio" and sentence is not None:
                frame = _FRAME.match(folded, sentence.span.start)
                state = countries.get(frame.end()) if frame else None
                if state and folded[state.span.end : state.span.end + 1] == ",":
                    phrase = replace(phrase, of=state.entity)
            yield phrase

    def _complete(self, text: str, folded: str, places: Places, match: re.Match[str]) -> OfficePhrase:
        noun = self._nouns[match[1]]
        role: str = noun.role
        of: Party | None = None
        end = match.end()
        while end < len(folded):
            at = end + (folded[end] == " " and text[end] != "\n")
            step = self._step(text, folded, places, noun, at, of)
            if step is None:
                break
            end, found, other = step
            of = of or found
            role = other or role
        before = folded[max(0, match.start() - 24) : match.start()]
        former = self._former.search(before)
        article = self._article.search(before[: former.start()] if former else before)
        one_of = before.endswith(("l'un des ", "l'une des "))  # "l'un des responsables de X"
        if role == "head-of-organisation" and article is not None and article[3]:
            role = "other"  # "un responsable des douanes" is one of several
        if noun.of == "place" and _BANK.fullmatch(folded, match.start(), end):
            role = "head-of-organisation"
        late = article is not None and self._late.search(before[: article.start()])
        return OfficePhrase(
            span=Span(match.start(), end),
            kind=noun.of,
            role=role,
            of=of,
            article="" if not article else "un" if article[3] else "les" if article[2] else "le",
            former=bool(former or late or _NO_LONGER.match(folded, end)),
            plural=(bool(match[2]) or bool(article and article[2])) and not one_of,
            feminine=bool(article and re.search(r"\b(la|une|cette) ", article[0])),
        )

    def affiliation(self, reading: Reading, end: int) -> Party | None:
        """The institution behind a name that ends at `end`: "l'économiste X, de l'institut Y"."""
        folded = fold(reading.text)
        link = _AFFILIATED.match(folded, end)
        if link is None or (link[0][0] != "," and not self._body.match(folded, link.end())):
            return None
        expert = next(noun for noun in self._nouns.values() if noun.role == "expert")
        found = self._organisation(reading.text, folded, Places(reading), expert, link.end())
        return found[1] if found else None

    def _step(
        self, text: str, folded: str, places: Places, noun: OfficeNoun, at: int, of: Party | None
    ) -> tuple[int, Party | None, str | None] | None:
        """One more piece of the phrase at `at`: its end, what the office is of, a role that it changes to."""
        if (adjective := places.adjectives.get(at)) and of is None:
            return adjective.span.end, adjective.entity, None
        if of is not None and folded.startswith("charge", at) and (tail := _TAIL.match(folded, at)):
            return tail.end(), None, None
        if modifier := self._modifier.match(folded, at) or _VISITING.match(text, at):
            return modifier.end(), None, None
        of_body = self._institution(folded, places, at)
        if noun.role == "expert" and not of_body and (field := _FIELD.match(folded, at)):
            return field.end(), None, None
        if noun.of in ("portfolio", "counterpart") and (portfolio := self._portfolio.match(folded, at)):
            foreign = noun.role == "minister" and self._foreign.match(portfolio[1])
            end = more_portfolios(text, places, portfolio.end())
            return end, None, "foreign-minister" if foreign else None
        if of is None and noun.of == "organisation" and (duty := _DUTY.match(text, at)):
            return duty.end(), None, "other" if noun.role == "head-of-organisation" else None
        if of is None and noun.of == "state" and _GOVERNMENT.search(folded, max(0, at - 24), at - 1):
            if local := LOCAL.match(folded, at):
                return of_local(text, places, local)
            region = _REGIONAL.match(folded, at)
            if region and (place := places.places.get(region.end())):
                return place.span.end, place.entity, "other"
        if of is not None and (tail := _TAIL.match(folded, at)):
            return tail.end(), None, None
        if of is not None and (end := _seat(text, folded, places, noun, at)):
            return end, None, None
        if isinstance(of, Entity) and (state := state_behind(text, places, at)):
            return state.span.end, None, None
        return self._complement(text, folded, places, noun, at, of)

    def _complement(
        self, text: str, folded: str, places: Places, noun: OfficeNoun, at: int, of: Party | None
    ) -> tuple[int, Party | None, str | None] | None:
        """What a preposition at `at` leads to, in the form of `_step`: a body, portfolio, state or town."""
        preposition = (_OBJECT if noun.clause and of is None else self._preposition).match(folded, at)
        if not preposition:
            return None
        at = preposition.end()
        if of is None and noun.of in ("state", "portfolio") and (body := places.body_at(at)):
            return body.span.end, body.entity, None
        named = noun.of != "portfolio" or places.named(at) or _NO_LONGER.match(folded, at - 3)
        if not named and (other := PORTFOLIO.match(text, at) or COMPLEMENT.match(text, at)):
            return other.end(), None, None
        if name := _sender(folded, places, noun, at):
            return name.span.end, name.entity, None
        if of is None and noun.of == "state" and (own := _own_republic(text, places, at)):
            return own, None, None
        republic = self._republic.match(folded, at)
        if republic and (name := places.adjectives.get(republic.end())):
            return name.span.end, name.entity, None
        if noun.role == "expert" and at in places.countries:  # what one is expert in, not whose expert
            return places.countries[at].span.end, None, None
        governs = noun.role.endswith("head-of-government")  # of no company: "de Kazakhstan X"
        name = places.countries.get(at)
        if name is not None and (governs or not is_company(text, preposition[0], name)):
            abroad = re.match(r"a|en|pour", preposition[0]) and (
                noun.of == "sender" or self._of_body(folded, places, name.span.end)
            )
            return (name.span.end, None if abroad else name.entity, None) if abroad or of is None else None
        if noun.of == "sender" and of is not None and (town := places.places.get(at)):
            return town.span.end, None, None
        if noun.of == "place" and of is None and (town := places.places.get(at)):
            return town.span.end, town.entity, None
        region = places.places.get(at) if noun.of == "state" and _REGION.match(folded, at) else None
        if region and of is None:
            return region.span.end, region.entity, "other"
        if republic and noun.of == "state" and at not in places.organisations:
            return republic.end() - 1, None, None
        return self._organisation(text, folded, places, noun, at) if of is None else None

    def _of_body(self, folded: str, places: Places, end: int) -> bool:
        """Whether a body is named behind a country: "représentant en Chine | des chemins de fer ouzbeks"."""
        link = self._preposition.match(folded, end + 1)
        return link is not None and (
            link.end() in places.organisations or bool(self._body.match(folded, link.end()))
        )

    def _institution(self, folded: str, places: Places, at: int) -> bool:
        """Whether a preposition with an organisation stands at a place."""
        preposition = self._preposition.match(folded, at)
        return preposition is not None and preposition.end() in places.organisations

    def _organisation(
        self, text: str, folded: str, places: Places, noun: OfficeNoun, at: int
    ) -> tuple[int, Party | None, str | None] | None:
        """An organisation at `at`, one of the registry or one that its own words name."""
        if noun.of == "portfolio":
            return None
        role = _HEADS_OF_ORGANISATIONS.get(noun.role) if noun.of == "state" else None
        if name := places.organisations.get(at):
            return name.span.end, name.entity, role
        if noun.of == "sender" or not (self._body.match(folded, at) or text[at : at + 1].isupper()):
            return None
        if any(at in table for table in (places.people, places.places)) and noun.of == "state":
            return None
        end = self._body_names.end(text, folded, places, at)
        label = text[at:end].strip()
        if not label or (not role and noun.of == "state"):
            return None
        named = places.organisation_ending(end)
        called = named is not None and _CALLED.fullmatch(text, at, named.span.start)
        of = named.entity if named and called and isinstance(named.entity, Entity) else Entity(None, label)
        return end, of if of.label == label else of.named(label), role


def _seat(text: str, folded: str, places: Places, noun: OfficeNoun, at: int) -> int:
    """Where the town ends in which an office is held, or 0; an envoy's may be unknown."""
    abroad = _FRAME.match(folded, at) if noun.of == "organisation" else None
    if abroad and (country := places.countries.get(abroad.end())):
        return country.span.end
    if folded.startswith("a ", at) and (seat := places.places.get(at + 2)):
        return seat.span.end
    found = (_TOWN.match(text, at) if noun.of == "sender" else None) or _WITHIN.match(text, at)
    return found.end() if found else 0


def _own_republic(text: str, places: Places, at: int) -> int:
    """Where "République" ends in "président de la République, X", whose state is left out, or 0."""
    found = _OWN_REPUBLIC.match(text, at)
    if found is None or places.named(at) or found.end() + 1 in places.adjectives:
        return 0
    return found.end()


def _sender(folded: str, places: Places, noun: OfficeNoun, at: int) -> Name | None:
    """The state of an embassy at a place: "chargé d'affaires de l'ambassade de Chine"."""
    embassy = _EMBASSY.match(folded, at) if noun.of == "sender" else None
    return places.countries.get(embassy.end()) if embassy else None


def _alternatives(words: Iterable[str]) -> str:
    return alternation(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
