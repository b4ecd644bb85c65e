"""Pronouns and bare offices in reports: they stand for whoever spoke last, unless the text says otherwise.

In: the reports of a document. Out: the same, with the speaker filled in, and without those for whom nobody
can be found. A pronoun right behind another report continues it, whatever the words between name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.statements.bare_bodies import BareBodies
from dragoman.extract.statements.body_subjects import BodySubjects
from dragoman.extract.statements.report import Report
from dragoman.extract.statements.turns import Turns
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues
from dragoman.packs.folding import fold

NEAR = 1200  # characters from the last report within which its speaker still goes on
BACK = 600  # characters in which "celui-ci" finds the name that stands last
_WORD = re.compile(r"[\w-]+")
_OWN = re.compile(r"(son|leur|mon|notre) (?:pays|État|homologue)$", re.IGNORECASE)
_CITIZEN = re.compile(r"(?:[Ll]e |[Ll]a |[Ll]')[A-ZÉ][a-zéèï]+")
_QUALIFIERS = {"nouveau", "nouvel", "nouvelle", "meme", "actuel", "actuelle"}  # of an office already named


class Discourse:
    """Follows who speaks through one document."""

    def __init__(self, reading: Reading, cues: ReportingCues) -> None:
        self._reading = reading
        self._cues = cues
        self._names = [name.span.start for name in reading.names]
        self._people = cues.speakers.folded_people
        self._offices: dict[str, set[str]] = {}
        self._holders: dict[str, Party] = {}
        self._states: dict[str, set[Party]] = {}
        people = [name.entity for name in reading.names if name.kind == "person"]
        self._persons = {key(person) for person in people}
        registered = {key(person) for person in people if isinstance(person, Entity) and person.id}
        self._men = reading.men | (registered - reading.women)
        self._subjects = BodySubjects(reading, cues)
        self._bodies = BareBodies(reading, cues)
        self._turns = Turns(reading, cues)
        for office in reading.offices:
            self._holders.setdefault(key(office.person), office.person)
            self._offices.setdefault(key(office.person), set()).update(_WORD.findall(fold(office.role_text)))
            self._states.setdefault(key(office.person), set()).add(office.of)

    def identified(self, reports: Sequence[Report]) -> list[Report]:
        """The reports with their speakers."""
        kept: list[Report] = []
        for report in sorted(reports, key=lambda one: one.where):
            if report.pronoun:
                report = self._of_pronoun(report, kept)
            elif own := self._owned(report):
                report = replace(report, parties=self._state_of(own, report, kept))
            elif citizen := self._citizen(report):
                report = replace(report, parties=citizen, confidence=0.75)
            elif holder := self._bare_office(report, kept):
                report = replace(report, parties=holder, confidence=0.8)
            elif unnamed := self._unnamed(report):
                report = self._of_office(report, unnamed, kept)
            elif body := self._bodies.meant(report, kept):
                report = replace(report, parties=body, confidence=0.75)
            if report.parties:
                kept.append(report)
        return kept

    def _owned(self, report: Report) -> str:
        """The possessive before a speaker that is only somebody's: "son pays", "mon homologue"; else ""."""
        subject = report.subject.of(self._reading.text) if report.subject else ""
        found = _OWN.match(subject) if subject else None
        if found is None or len(report.parties) != 1 or not isinstance(report.parties[0], Entity):
            return ""
        return found[1].lower() if report.parties[0].id is None else ""

    def _state_of(self, own: str, report: Report, before: Sequence[Report]) -> tuple[Party, ...]:
        """The state of whoever speaks of his country; nobody where he is not known."""
        outer = [one for one in before if one.content.contains(report.where) and len(one.parties) == 1]
        quoted = own in ("mon", "notre")
        states = self._states.get(key(outer[-1].parties[0]), set()) if outer and not quoted else set()
        codes = {state for state in states if isinstance(state, str)}
        return tuple(codes) if len(codes) == 1 else ()

    def _citizen(self, report: Report) -> tuple[Party, ...]:
        """Of "l'Ouzbek" the person named last who holds an office of that state."""
        if report.subject is None or not _CITIZEN.fullmatch(report.subject.of(self._reading.text)):
            return ()
        codes = {name.entity for name in self._adjectives(report.subject)}
        for i in range(bisect_left(self._names, report.where.start) - 1, -1, -1):
            name = self._reading.names[i]
            if report.where.start - name.span.end > NEAR:
                break
            if name.kind == "person" and codes & self._states.get(key(name.entity), set()):
                return (name.entity,)
        return ()

    def _of_pronoun(self, report: Report, before: Sequence[Report]) -> Report:
        words = (report.subject or report.where).of(self._reading.text).lower()
        if any(words.startswith(latter) for latter in self._cues.grammar.latter):
            beside = before[-1].parties if before and self._adjacent(before[-1], report) else ()
            spoke = {key(party) for party in beside}
            named = report.parties if {key(party) for party in report.parties} != spoke else ()
            named = named or self._named_last(report.where, spoke)
            return replace(report, parties=named, confidence=0.7)
        if presented := self._subjects.presented(report):
            return replace(report, parties=presented, confidence=0.75)
        if body := self._subjects.body(report, words, before):
            return replace(report, parties=body, confidence=0.7)
        last = self._last(report, words, before)
        if last and self._turns.answers(report):
            return replace(report, parties=self._turns.hearer(last, report), confidence=0.75)
        if report.parties and self._turns.fronted(report, last):
            return report
        adjacent = last is not None and self._adjacent(last, report)
        if not report.parties and not adjacent and (named := self._subjects.person(report)):
            return replace(report, parties=named, confidence=0.7)
        framed = last is not None and last.cue.of(self._reading.text).lower() in self._cues.frames.always
        source = last is not None and framed and not any(key(one) in self._persons for one in last.parties)
        goes_on = last is not None and self._turns.goes_on(last, report)
        if last and (not report.parties or ((adjacent or goes_on) and not source)):
            return replace(report, parties=last.parties, confidence=min(report.confidence, 0.8))
        if not report.parties and self._plural(words) and (group := self._subjects.group(report)):
            return replace(report, parties=group, confidence=0.7)
        if not report.parties and self._plural(words):
            return replace(report, parties=self._two(report.where), confidence=0.7)
        return report

    def _plural(self, words: str) -> bool:
        return any(word in self._cues.grammar.plurals for word in _WORD.findall(words.replace("-", " ")))

    def _two(self, place: Span) -> tuple[Party, ...]:
        """The two persons named before, if these are all."""
        found: dict[str, Party] = {}
        for i in range(bisect_left(self._names, place.start) - 1, -1, -1):
            name = self._reading.names[i]
            if place.start - name.span.end > NEAR:
                break
            if name.kind == "person":
                found.setdefault(key(name.entity), name.entity)
        return tuple(reversed(found.values())) if len(found) == 2 else ()

    def _last(self, report: Report, words: str, before: Sequence[Report]) -> Report | None:
        """The last report at the same level, if it has as many speakers as the pronoun says."""
        plural = self._plural(words)
        for one in reversed(before):
            if report.where.start - one.where.end > NEAR:
                return None
            if report.content.contains(one.where) or any(
                other is not one and other.content.contains(one.where) for other in before[-6:]
            ):
                continue
            if plural == (len(one.parties) > 1 or self._is_group(one)) and not self._clashes(words, one):
                return one
        return None

    def _clashes(self, words: str, one: Report) -> bool:
        """Whether "elle" would stand for "un responsable", whom nobody names, or "il" for "une habitante"."""
        party = one.parties[0]
        said = set(_WORD.findall(words.replace("-", " ")))
        if ("elle" in said and key(party) in self._men) or (
            "il" in said and key(party) in self._reading.women
        ):
            return True
        if isinstance(party, str) or party.id is not None or not party.label[:1].islower():
            return False
        told = _WORD.findall(one.where.of(self._reading.text).lower().replace("'", " "))
        label = _WORD.findall(party.label.lower().replace("'", " "))
        before = told[told.index(label[0]) - 1] if label[0] in told[1:] else ""
        return ("elle" in said and before in ("un", "le")) or ("il" in said and before in ("une", "la"))

    def _is_group(self, report: Report) -> bool:
        party = report.parties[0] if report.parties else None
        return isinstance(party, Entity) and party.id is None and party.label.split()[0].endswith("s")

    def _adjacent(self, last: Report, report: Report) -> bool:
        """Whether no other sentence stands between the two."""
        sentences = self._reading.sentences
        i = self._reading.sentence_index(report.where.start)
        return (
            i <= 0
            or last.where.end > sentences[i - 1].span.start
            or last.content.end > sentences[i - 1].span.start
        )

    def _named_last(self, place: Span, spoke: set[str]) -> tuple[Party, ...]:
        """The person named last who is not the one that spoke last."""
        for i in range(bisect_left(self._names, place.start) - 1, -1, -1):
            name = self._reading.names[i]
            if place.start - name.span.end > BACK:
                return ()
            if name.kind == "person" and key(name.entity) not in spoke:
                return (name.entity,)
        return ()

    def _bare_office(self, report: Report, before: Sequence[Report]) -> tuple[Party, ...]:
        """Whoever spoke right before and can be "le ministre", "le président" without more words."""
        subject = report.subject
        words = fold(subject.of(self._reading.text)).replace("'", " ").split() if subject else []
        if words[1:2] == [self._cues.grammar.same] and words[-1] in self._people and len(words) == 3:
            return before[-1].parties if before else ()  # "a poursuivi la même source"
        if subject is None or not before or not self._adjacent(before[-1], report):
            return ()
        if len(words) != 2 or words[1] not in self._people:
            return ()
        if words[0] in ("ce", "cet", "cette"):  # "a ajouté ce responsable"
            return before[-1].parties
        if words[0] not in ("le", "la", "l"):
            return ()
        held = self._offices.get(key(before[-1].parties[0]), set()) if len(before[-1].parties) == 1 else set()
        return before[-1].parties if words[1] in held or held & set(self._cues.grammar.counterparts) else ()

    def _unnamed(self, report: Report) -> Entity | None:
        """The speaker if it is a definite office that nobody is named for ("le ministre")."""
        if len(report.parties) != 1:
            return None
        party = report.parties[0]
        if not isinstance(party, Entity) or party.id is not None or self._offices.get(key(party)):
            return None
        words = fold(report.where.of(self._reading.text))
        label = fold(party.label)
        at = words.find(label)
        head = next((word for word in label.split() if word not in _QUALIFIERS), "")
        if not words or head.removesuffix("s") not in self._people:
            return None
        definite = at > 0 and words[:at].rstrip(" '").split(" ")[-1].split("'")[-1] in (
            "le",
            "la",
            "l",
            "les",
            "notre",
        )
        return party if definite else None

    def _of_office(self, report: Report, unnamed: Entity, before: Sequence[Report]) -> Report:
        """Whoever holds an office of that name and country; without a country, whoever of them spoke last."""
        wanted = set(_WORD.findall(fold(unnamed.label)))
        adjectives = self._adjectives(report.where)
        wanted -= _QUALIFIERS
        wanted -= {
            word for name in adjectives for word in _WORD.findall(fold(name.span.of(self._reading.text)))
        }
        codes = {name.entity for name in adjectives}
        if fold(unnamed.label).startswith(("deux ", "copresident")) and (two := self._two(report.where)):
            return replace(report, parties=two, confidence=0.7)
        holders = [self._holders[name] for name, held in self._offices.items() if wanted and wanted <= held]
        if codes:
            fitting = [party for party in holders if codes & self._states[key(party)]]
            return replace(report, parties=tuple(fitting), confidence=0.75) if len(fitting) == 1 else report
        for one in reversed(before[-6:]):
            if (
                report.where.start - one.where.end > NEAR
                or len(one.parties) != 1
                or one.content.contains(report.where)
            ):
                continue
            held = self._offices.get(key(one.parties[0]), set())
            if wanted <= held or (len(wanted) == 1 and held & set(self._cues.grammar.counterparts)):
                return replace(report, parties=one.parties, confidence=0.75)
        return replace(report, parties=tuple(holders), confidence=0.75) if len(holders) == 1 else report

    def _adjectives(self, place: Span) -> list[Name]:
        found = self._reading.adjectives
        first = bisect_left(found, place.start, key=lambda name: name.span.start)
        last = bisect_left(found, place.end, key=lambda name: name.span.start)
        return list(found[first:last])
