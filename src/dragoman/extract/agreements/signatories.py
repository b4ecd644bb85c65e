"""Whom a stretch of text names as those who sign: states, by name, capital or ministry, and companies.

In: a span and the document's circumstances. Out: `Member`s in the order of the text. Which stretch it is
(behind "entre", before the verb) is left to `parties.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.agreements.bare_bodies import meant
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.state_banks import StateBanks
from dragoman.extract.circumstances.clause import Circumstances, Member
from dragoman.extract.circumstances.taking_part import STATE_BODIES
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation

COMPANIES = frozenset({"company", "bank", "university", "media", "agency"})
NEXT, PEER = 4, 7  # code points behind a state's adjective in which the body begins that it describes
_CAPITALS = re.compile(r"(?: (?:(?:of|and|&) )?[A-Z][\w&-]+)+")
_ARTICLE = re.compile(r"(?:^|\W)(?:la|le|du|en|au|l'|d'|de|des|les) ?$")
_JOINED = re.compile(r"(?:^|(?<!\w)(?:entre|et|avec|par) |, )(?:de |du |d')?$")
_TOWN = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*"
_TOWNS = re.compile(rf"(?:^|, |,? et (?:de |d'|celle de )?)?(?P<town>{_TOWN})(?=, | et |\W*$)")
_WHO = re.compile(
    r", (?P<what>(?:(?:une?|l[ae]|l'une?|premiere?|numero|voisine?|grande?|principale?|gros) |l')[^,;:()]*?)"
    r"(?:de la |de l'|du |des |de |d')$"
)
_APPOSED = re.compile(r"[A-ZÀ-Þ][\w&.-]*(?: \([^)]*\))?, (?:l[ae] |l'|une? )?$")


@dataclass(frozen=True, slots=True)
class Signatories:
    """Finds the parties that stretches of one document name."""

    lexicon: InstrumentLexicon
    here: Circumstances

    def named(self, span: Span, *, listed: bool = False, subject: bool = False) -> list[Member]:
        """The states and bodies named in a stretch; a ministry or government stands for its state.

        `listed`: the stretch is nothing but parties ("entre A et B"); capitals and unknown names are too.
        `subject`: it stands before a verb, and a name alone may be a company's.
        """
        states = [*self.here.parties([span]), *self._by_adjective(span)]
        if listed:
            states += [*self._capitals(span), *self._of_people(span)]
        if listed or subject:
            states += [*self._towns(span), *self._twins(span)]
        banks = StateBanks(self.lexicon, self.here).named(span)
        bodies: list[Member] = [*self._foreign(span), *banks, *(self.led(span) if listed else ())]
        for member in self.here.organisations([span]):
            entity = member.party if isinstance(member.party, Entity) else None
            body = self.lexicon.framework.entries.get((entity.id if entity else None) or "")
            unlisted = entity is not None and entity.id is None
            signs = unlisted or (isinstance(body, Organisation) and self._signs(member.party))
            around = self.here.folded[member.span.start - 1 : member.span.end + 1]
            reports = around[:1] + around[-1:] == "()" and not unlisted  # "(Xinhua)"
            if signs and not reports and not self._credited(member.span):
                bodies.append(member)
            elif (listed or subject) and isinstance(body, Organisation) and body.class_ in STATE_BODIES:
                states += [Member(member.span, body.country)] if body.country else []
        bodies += [
            Member(one.span, entity)
            for one in self.here.reading.bodies
            for entity in one.entities
            if len(one.entities) == 1 and span.contains(one.span) and self._signs(entity)
        ]
        known = [*bodies]
        for place, label in self._unknown(span, listed, subject, bool(bodies)):
            same = next((one for one in known if one.span.overlaps(place)), None)
            if same is not None:
                bodies.append(Member(place, same.party))
            elif not any(member.span.overlaps(place) for member in bodies):
                bodies.append(Member(place, self._body(place, label)))
        spoken = [one for one in states if isinstance(one.party, Entity)]  # a bank's "homologue chinois"
        kept = [
            one
            for one in states
            if not any(body.span.overlaps(one.span) or self._within(body, one) for body in bodies)
            and not (isinstance(one.party, str) and any(body.span.overlaps(one.span) for body in spoken))
            and not self.aside(span, one)
        ]
        told = [one for one in (meant(self.lexicon, self.here, body) for body in bodies) if one is not None]
        every = [one for one in (*kept, *told) if not self._reports(span, one)]
        return _once(sorted(every, key=lambda member: member.span))

    def _credited(self, place: Span) -> bool:
        """Whether a name stands in a line by itself: "- AFP", over what the agency tells."""
        text = self.here.reading.text
        start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.end)
        return text[start : end if end >= 0 else None].strip(" -–—/()") == place.of(text)

    def aside(self, span: Span, one: Member) -> bool:
        """Whether a state only tells who the one before is: "X, voisin de la Chine, et", "Y (Chine)"."""
        start = one.span.start
        lead = self.here.folded[span.start : start]
        if lead.rfind("(") > lead.rfind(")"):
            return True
        told = _WHO.search(lead) if self.here.folded[one.span.end : one.span.end + 1] == "," else None
        if told is None or self.lexicon.acting.search(told["what"]):
            return False
        return not any(office.span.contains(one.span) for office in self.here.reading.offices)

    def without_asides(self, parties: Sequence[Party], spans: Sequence[Span]) -> list[Party]:
        """Parties but for the states that only tell who another is."""
        named = [(span, one) for span in spans for one in self.here.parties([span])]
        aside = {one.party for span, one in named if isinstance(one.party, str) and self.aside(span, one)}
        return [one for one in parties if one not in aside]

    def _signs(self, body: Party) -> bool:
        """Whether a body that a noun recalls signs for itself: a ministry does for its state."""
        entry = self.lexicon.framework.entries.get((body.id if isinstance(body, Entity) else None) or "")
        return not isinstance(entry, Organisation) or entry.class_ in COMPANIES or entry.country is None

    def _reports(self, span: Span, one: Member) -> bool:
        """Whether somebody only says what is told: "selon X, …"."""
        return bool(self.lexicon.source.search(self.here.folded, span.start, one.span.start))

    def _unknown(self, span: Span, listed: bool, subject: bool, known: bool) -> Iterator[tuple[Span, str]]:
        """The places and labels of bodies that no pack knows; `known`: others in the stretch are."""
        text, folded, finder = self.here.reading.text, self.here.folded, self.lexicon.bodies
        for place, label in finder.by_noun(text, folded, span):
            proper = label != label.lower()
            of_state = any(place.contains(one.span) for one in self.here.reading.adjectives)
            if any(one.span.of(text) == label for one in self.here.reading.names_in(place, "country")):
                continue  # "un groupe de Chine" names none
            if proper or (of_state and not self._describes(place)):
                known = True
                yield place, label
        for name in self.here.reading.adjectives:  # "le chinois Norinco"
            body = finder.behind_adjective(text, name.span, span.end) if span.contains(name.span) else None
            if body is not None and not self._person(body, listed):
                known = True
                yield body, body.of(text)
        for body in finder.by_head(text, span) if listed or subject else ():
            known = True
            yield body, body.of(text)
        places = [*(finder.as_subject(text, span) if subject else ())]
        recalled = subject and self.lexicon.several.search(folded, *span) is not None
        if listed or recalled or (subject and (known or places)):
            places += finder.in_list(text, folded, span, subject)
        for place in places:
            if not any(
                name.span.overlaps(place) and not (_longer(place, name) or self._firm(name, listed))
                for name in (*self.here.reading.names, *self.here.reading.adjectives)
            ):
                yield place, place.of(text)

    def _person(self, place: Span, listed: bool) -> bool:
        """Whether a name is a person's: "ses homologues kirghiz X et ouzbek [Y]"."""
        people = self.here.reading.names_in(place, "person")
        return any(not self._firm(name, listed) for name in people)

    def _firm(self, name: Name, listed: bool) -> bool:
        """Whether what reads like a person's name is a company's, or nobody's in office."""
        reading = self.here.reading
        if name.kind != "person":
            return False
        nobody = (
            listed
            and name.via == "recogniser"
            and not any(one.person == name.entity for one in reading.offices)
        )
        titled = reading.text.endswith(("M. ", "Mme ", "MM. ", ", "), 0, name.span.start)
        return (nobody and not titled) or self.lexicon.bodies.is_firm(name.span.of(reading.text))

    def _describes(self, place: Span) -> bool:
        """Whether a body without a name says what the one before is: "X, le fonds souverain kazakh,"."""
        text = self.here.reading.text
        return text[place.end : place.end + 1] == "," and bool(
            _APPOSED.search(text, max(0, place.start - 60), place.start)
        )

    def _body(self, place: Span, label: str) -> Entity:
        """A body by its name; a region or town is the place of the pack."""
        for name in self.here.reading.names_in(place, "place"):
            if isinstance(name.entity, Entity) and self.lexicon.local.match(self.here.folded, place.start):
                return name.entity
        return Entity(None, label.replace("\n", " "))

    def _by_adjective(self, span: Span) -> list[Member]:
        """States whose side or government an adjective tells: "le ministère kazakh", "sino-kazakh"."""
        found = []
        for name in self.here.reading.adjectives:
            before = self.here.folded[max(span.start, name.span.start - 44) : name.span.start]
            joined = before.endswith("-") or self.here.reading.text[name.span.end : name.span.end + 1] == "-"
            if span.contains(name.span) and (joined or self.lexicon.sides.search(before)):
                found.append(Member(name.span, name.entity))
        return found

    def _towns(self, span: Span) -> Iterator[Member]:
        """Regions and towns that are told together ("entre les villes d'A et de B"), or by their mayors."""
        plural = self.lexicon.local_plural.search(self.here.folded, *span)
        for name in self.here.reading.names_in(span, "place"):
            if plural or self.lexicon.of_town.search(self.here.folded, span.start, name.span.start):
                yield Member(name.span, name.entity)

    def _twins(self, span: Span) -> list[Member]:
        """Towns that sign together, of which one is no capital: "Samarcande et Xi'an [signent]"."""
        text = self.here.reading.text
        capitals = {entry.id for entry in self.here.lexicon.capitals.values() if entry is not None}
        found: list[Member] = []
        known = False
        for match in _TOWNS.finditer(text, *span.stripped(text, " ,.")):
            place = Span(*match.span("town"))
            if place.start - span.start > 3 and not found:
                return []
            name = next((one for one in self.here.reading.names_in(place) if one.span == place), None)
            if name is not None and (name.kind != "place" or not isinstance(name.entity, Entity)):
                return []
            known |= (
                isinstance(name, Name) and isinstance(name.entity, Entity) and name.entity.id not in capitals
            )
            found.append(Member(place, name.entity if name else Entity(None, place.of(text))))
        alone = found and span.end - found[-1].span.end < 3
        return found if known and alone and len(found) > 1 else []

    def _of_people(self, span: Span) -> Iterator[Member]:
        """Those for whom persons sign: "entre Xi Jinping et ses homologues kirghiz et ouzbek"."""
        for one in self.here.people([span]):
            party = self._body_of(one.party) or self.here.state_of(one.party)
            if isinstance(party, str) or (party is not None and party == self._body_of(one.party)):
                yield Member(one.span, party)

    def _body_of(self, person: Party) -> Entity | None:
        """The company or agency that somebody heads, if he holds no office of a state."""
        held = [one.of for one in self.here.reading.offices if one.person == person and not one.former]
        bodies = [one for one in held if isinstance(one, Entity) and self._signs(one)]
        return bodies[0] if bodies and len(bodies) == len(held) else None

    def led(self, span: Span) -> Iterator[Member]:
        """The companies of those who sign for them: "avec Zhang Wei, président de Hua Solar Group"."""
        for one in self.here.reading.offices:
            known = span.contains(one.span) and not one.former
            if known and isinstance(one.of, Entity) and self.lexicon.bodies.is_firm(one.of.label):
                yield Member(one.span, one.of)

    def _capitals(self, span: Span) -> Iterator[Member]:
        """States whose capital stands for them: "entre Pékin et Tachkent"."""
        capitals = {entry.id: code for code, entry in self.here.lexicon.capitals.items() if entry is not None}
        for name in self.here.reading.names_in(span, "place"):
            code = capitals.get((name.entity.id if isinstance(name.entity, Entity) else None) or "")
            lead = self.here.folded[span.start : name.span.start].strip()
            joined = _JOINED.search(self.here.folded[max(0, span.start - 6) : name.span.start])
            if code and (joined or lead in ("", "de", "d'")):
                yield Member(name.span, code)

    def _foreign(self, span: Span) -> list[Member]:
        """A state's name that begins a company's: "China Railway", with no article before it."""
        found = []
        for name in self.here.reading.names_in(span, "country"):
            before = self.here.folded[max(span.start, name.span.start - 4) : name.span.start]
            rest = _CAPITALS.match(self.here.reading.text, name.span.end, span.end)
            own = name.span.of(self.here.reading.text) == "China"
            people = any(
                one.span.start == name.span.end + 1 for one in self.here.reading.names if one.kind == "person"
            )
            if rest and not people and (own or not _ARTICLE.search(before)):
                place = Span(name.span.start, rest.end())
                found.append(Member(place, Entity(None, place.of(self.here.reading.text))))
        return found

    def _within(self, body: Member, state: Member) -> bool:
        """Whether a state is only the company's home: "la société chinoise X"."""
        lead = self.here.folded[max(0, state.span.start - 12) : state.span.start]
        reach = PEER if lead.endswith("homologue ") else NEXT  # "son homologue chinois, la Banque X"
        return 0 <= body.span.start - state.span.end < reach or body.span.contains(state.span)


def _longer(place: Span, name: Name) -> bool:
    """Whether a place's or state's name only begins or ends a body's: "Air Astana", "Astana Motors"."""
    return (
        name.kind in ("place", "country", "region", "initiative")
        and name.span != place
        and place.contains(name.span)
    )


def _once(members: list[Member]) -> list[Member]:
    found: dict[str, Member] = {}
    for member in members:
        found.setdefault(key(member.party), member)
    return list(found.values())
