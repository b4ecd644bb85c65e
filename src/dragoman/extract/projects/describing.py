"""What a noun for a type and the names behind it mean: a thing of the registry, or a new one.

In: a reading and the place of the noun ("la | centrale | solaire de Boukhara"). Out: `ProjectMention`s; of a
plural, one a place (`plurals.py`). Things by a noun that says little need a place that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.projects.firsts import ordinal_of
from dragoman.extract.projects.making import COMPLEMENT, MentionMaker, further, is_country
from dragoman.extract.projects.naming import at, described
from dragoman.extract.projects.pieces import NAMES
from dragoman.extract.projects.plurals import PluralReader, known_place
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.sites import SiteFinder
from dragoman.extract.projects.things import Described, ThingPatterns
from dragoman.extract.projects.ways import WayReader
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords, ThingType

_NEW = re.compile(r"\b(?:une?|nouvelle?|nouveau|future?|prochaine?) (?:[a-z]+ )?$")
_SEVERAL = re.compile(r"\b(?:plusieurs|des|deux|trois|quatre|cinq|\d+) (?:(?!la |le |les |une? )[a-z]+ )?$")
_DEFINITE = re.compile(r"\b(?:le|la|l'|les|du|au|cette|ce|son) ?(?:[a-z]+ )?$")
_ASIDE = re.compile(r"[,(] (?:(?:le|la|l') ?)?(?:seule?|unique) $")
_NTH = re.compile(r"(?:premiere?|seconde?|deuxieme|troisieme|quatrieme|cinquieme) $")
_MOST = re.compile(r"\b(?:plus [a-z]+|premi[a-z]+|seule?|unique|princip[a-z]+|grande?) $")
_ORDER = re.compile(r"\b((?:nouvelle?|nouveau|second\w*|deuxieme|troisieme|quatrieme|cinquieme) )$")
_PROJECT = re.compile(r"\bprojets? (?:(?:de |d')(?:la |l')?[a-z]+ )?(?:de la |de l'|du |de |d')$")
# "le projet X financera les travaux d'un tronçon de la M41": no project of its own
_OF_PROJECT = re.compile(r"\b[Pp]rojet [^.;:!?\n]*[A-ZÀ-Þ][^.;:!?\n]*$")
_WORKS = re.compile(r"\b(?:projets?|construction|travaux|chantier|realisation) (?:de la |de l'|du |de |d')$")
_TRAVEL = re.compile(r"\b(?:par|via|depuis|emprunter) (?:le |la |l'|les )?$")
_END = re.compile(
    r"\b[Rr]eli(?:e|ent|ant|era|eront|ait|aient|er) [^.;:!?\n]* (?:à|au|aux|et) (?:la |le |l'|l’)?$"
)
REACH = 120  # code points before a thing in which it is told that a way ends at it
_APPOSED = re.compile(rf", ({NAMES})(?=[,.])")
OFFSHOOT = 2  # names of a part of a school elsewhere: the school's own, and where it is
FRONT = 60  # code points before a noun in which the name that it explains stands
_FRONT = re.compile(
    rf"(?:^|[.:;«(\n] ?|[Ll]e projet )(?:[«“\"] ?)?({NAMES})(?: ?[»”\"])?,"
    r" (?:une? |la |le |l')(?:[a-zà-ÿ]+ )?$"
)


class ThingReader:
    """Reads things by type and place, with one framework and language."""

    def __init__(self, words: ProjectWords, framework: Framework, things: ThingPatterns) -> None:
        self._framework = framework
        self._things = things
        self._sites = SiteFinder(things.pieces, words)
        self._maker = MentionMaker(words, framework)
        self._plurals = PluralReader(things, self._sites, self._maker)
        self._ways = WayReader(words, framework, things)
        self._area = re.compile(rf"^{things.pieces.area}")
        self._unnamed = frozenset(fold(one) for one in (*words.unnamed, *words.continents))
        self._offshoots = tuple(f"{fold(one)} d" for one in words.offshoots)

    def things(
        self,
        reading: Reading,
        folded: str,
        noun: Span,
        kind: ThingType,
        spelt: str,
        first: bool,
        programme: bool = False,
    ) -> Iterator[ProjectMention]:
        """The thing that a noun names with its place; of a plural, one a place: "les usines d'A et de B".

        `programme`: the noun is the name of a programme that has one site a place or state.
        """
        text = reading.text
        # whether "un" or "le" stands before a programme's name, its site at a place is the same
        before = "la " if programme else folded[max(0, noun.start - 30) : noun.start]
        if _ASIDE.search(before):  # "X, seul poste-frontière du pays", says what X is
            return
        if mention := self._ways.between_states(reading, folded, noun, kind):
            yield mention
            return
        found = self._things.behind(text, folded, noun, kind)
        if programme and found is not None and found.ends:  # "des ateliers Luban, de Douchanbé à Oskemen"
            found = None
        several = bool(_SEVERAL.search(before))
        if found is not None and noun.of(folded) != fold(spelt):  # a plural
            definite = bool(_DEFINITE.search(before)) and not several
            each = list(self._plurals.each(reading, noun, kind, spelt, found, programme, definite))
            if each or not found.ends:
                yield from each
                return
        if several:  # "deux centrales" are no one thing
            yield from self._plurals.scattered(reading, folded, noun, kind, spelt)
            return
        if found is None and kind.sector == "border-port" and (nth := _NTH.search(before)):
            yield self._numbered(text, folded, noun, kind, spelt, nth)
            return
        new = bool(_NEW.search(before) or _NTH.search(before))
        area = found is not None and self._of_area(reading, found, before, programme)
        if kind.weight != "route" and (found is None or area):
            phrases = self._phrases(reading, folded, noun)
            placed = (self._placed(reading, one, kind, spelt, new, first, before) for one in phrases)
            if mention := next(filter(None, placed), self._maker.joint(reading, phrases[0], kind, found)):
                yield mention
                return
        unplaced = found is None or (area and programme) or "\n\n" in text[noun.end : found.end]
        if found and not unplaced and (mention := self._one(reading, noun, kind, found, before)):
            yield mention

    def akin(self, thing: str, entry: Undertaking) -> bool:
        """Whether words before the name of an entry may be said of it: no plant is the field of its name."""
        return self._maker.akin(thing, entry)

    def known(self, reading: Reading, names: list[str], kind: ThingType, thing: str) -> Entity | None:
        """The registry's thing of a type with some names, where there is one."""
        entry = self._maker.entry(reading, names, kind, thing) if names else None
        return self._framework.entity(entry) if entry else None

    def _phrases(self, reading: Reading, folded: str, noun: Span) -> list[Span]:
        """The words for a thing without its place, the longest first, none with a date."""
        at = self._things.after_qualities(reading.text, folded, noun.end)
        ends = dict.fromkeys((_undated(reading, noun.end, at[-1]), at[0]))
        return [Span(noun.start, end) for end in ends]

    def _numbered(
        self, text: str, folded: str, noun: Span, kind: ThingType, spelt: str, nth: re.Match[str]
    ) -> ProjectMention:
        """ "un troisième poste-frontière": known by its number alone."""
        start, end = noun.start - len(nth[0]), self._things.after_qualities(text, folded, noun.end)[0]
        labels = tuple(self._nth(text, start, end, spelt))
        project = Entity(None, labels[-1], labels)
        return ProjectMention(
            Span(start, end), project, kind.sector, (), kind.weight, quiet=nth[0].startswith("premi")
        )

    def _of_area(self, reading: Reading, found: Described, before: str, programme: bool) -> bool:
        """Whether a name tells no place but of how wide an area a thing is the first: "d'Asie centrale"."""
        named = Span(found.start, _whole_name(reading, found.end))
        if found.ends or not is_country(reading, named):
            return False
        region = any(reading.names_in(named, "region"))
        return region if programme else bool(_MOST.search(before) or _NTH.search(before))

    def _nth(self, text: str, start: int, end: int, spelt: str) -> Iterator[str]:
        """What "le troisième poste-frontière" is called, with the name that follows: ", Bedel,"."""
        yield text[start:end]
        if match := _APPOSED.match(text, end):
            yield match[1]
            yield at(spelt, match[1])

    def _one(
        self, reading: Reading, noun: Span, kind: ThingType, found: Described, before: str
    ) -> ProjectMention | None:
        text = reading.text
        if not found.ends and fold(found.names[-1]) in self._unnamed:  # "du Parlement", "en Asie"
            return None
        span = Span(noun.start, _whole_name(reading, found.end))
        named = Span(found.start, span.end)
        place = is_country(reading, named)
        new = bool(_NEW.search(before))
        ordinal = ordinal_of(before) if place and not found.ends else ""
        wide = any(reading.names_in(named, "region"))
        unique, most = bool(ordinal) and not wide, _MOST.search(before) is not None
        known = new or bool(_DEFINITE.search(before))
        if not (found.ends or unique) and ((place and not known) or (most and (place or wide))):
            return None
        specific = COMPLEMENT.match(text, noun.end, found.start) is not None
        if _person_or_date(reading, named) or not (specific or known_place(reading, named, kind)):
            return None
        told_apart = not found.ends or self._ways.told_apart(
            reading, named, found, new and not _NTH.search(before)
        )
        if not told_apart and (kind.weight == "route" or (new and kind.sector != "rail")):
            return None
        if found.numbered and _OF_PROJECT.search(text, 0, noun.start):
            return None
        thing = text[noun.start : found.start]
        labels = self._labels(reading, noun, found, span.end, ordinal if unique else "")
        mention = self._maker.mention(reading, span, kind, list(found.names), labels, found.ends, thing)
        mention = further(mention, before, labels)
        if found.ends:
            mention = self._ways.registered(mention)
        if len(found.names) < OFFSHOOT and fold(noun.of(text)).startswith(self._offshoots):
            mention = replace(mention, countries=())  # the only place is that of the school itself
        if mention.project.id:
            return replace(mention, indefinite=new and not (found.ends or _DEFINITE.search(before)))
        if not told_apart:
            return None
        few = self._ways.ends_few(kind, noun.of(text), found, _WORKS.search(before) is not None)
        quiet = unique or few or bool(_TRAVEL.search(before))
        quiet = quiet or _END.search(text, max(0, noun.start - REACH), noun.start) is not None
        project = bool(_PROJECT.search(before))  # "le projet de ville nouvelle d'Alatau"
        return replace(
            mention,
            indefinite=(new and not _DEFINITE.search(before)) or (place and not found.ends),
            quiet=quiet,
            place_like=mention.place_like and not project,
        )

    def _labels(
        self, reading: Reading, noun: Span, found: Described, end: int, ordinal: str
    ) -> tuple[str, ...]:
        """What a thing with its names is called: "la première centrale de … du Kazakhstan" by all of it."""
        text = reading.text
        thing = text[noun.start : found.start]
        called = found.called.of(text) if found.called else self._in_front(reading, noun)
        short, tail = self._things.short(thing), text[found.start : end]
        labels = described(noun.of(text), thing, short, tail, found.names, found.ends, called)
        if not ordinal:
            return labels
        full = text[noun.start - len(ordinal) : end]
        return (full, *(one for one in labels if len(one) > len(noun.of(text)) + 2))

    def _in_front(self, reading: Reading, noun: Span) -> str | None:
        """The name of a thing whose type is told in an apposition: "Sazagan-2, une centrale solaire de …"."""
        start = max(0, noun.start - FRONT)
        match = _FRONT.search(reading.text, start, noun.start)
        if match is None or any(name.span.overlaps(match.span(1)) for name in reading.names):
            return None
        return match[1]

    def like(self, reading: Reading, other: ProjectMention, span: Span, place: Span) -> ProjectMention | None:
        """The mention of a thing whose noun stands elsewhere: "celle d'Almaty", of a power plant."""
        words = (other.span.of(reading.text), *other.project.labels)
        noun = next((hit for one in words if (hit := self._things.noun.match(fold(one)))), None)
        found = self._things.type_of(noun[0]) if noun else None
        if found is None:
            return None
        name = place.of(reading.text)
        mention = self._maker.mention(reading, span, found[0], [name], (at(found[1], name),), thing=found[1])
        return mention if mention.project.id or not is_country(reading, place) else None

    def _placed(
        self, reading: Reading, phrase: Span, kind: ThingType, spelt: str, new: bool, first: bool, before: str
    ) -> ProjectMention | None:
        """A thing whose place stands apart: "un parc éolien … sera construit à Jambyl"."""
        site = self._sites.site(reading, phrase, new, first)
        joins = site and not site.ends and kind.weight == "work" and self._things.joins(kind, spelt)
        if site and joins and is_country(reading, site.span):  # "un gazoduc … en Chine"
            return None
        specific = COMPLEMENT.match(reading.text, phrase.start, phrase.end) is not None
        known = not kind.bare or specific or any(reading.names_in(site.span, "place")) if site else False
        if site is None or not (known or site.certain):
            return None
        name = site.span.of(reading.text)
        surface = self._area.sub("", name)
        thing = reading.text[phrase.start : phrase.end].strip()
        entry = None if new else self._maker.entry(reading, [surface], kind, thing)
        if entry and (not site.heading or any(fold(thing) in fold(one) for one in entry.every_name())):
            project = self._framework.entity(entry)
            match = "kind" if len(thing.split()) > 1 else "place"
            return ProjectMention(phrase, project, entry.sector, entry.countries, match=match)
        if not new and (site.heading or is_country(reading, site.span)):  # "les travaux du barrage, au Mali"
            return None
        order = _ORDER.search(before)
        nth = reading.text[phrase.start - len(order[1]) : phrase.start] if order else ""
        short, tail = self._things.short(thing), f"{site.where} {name}"
        labels = (
            *(described(spelt, nth + thing, nth + short, tail, site.names, site.ends) if nth else ()),
            *described(spelt, thing, short, tail, site.names, site.ends),
            *((nth + thing,) if nth else (thing, short)),
        )
        return ProjectMention(
            phrase,
            Entity(None, labels[0], labels),
            self._maker.sector(kind, thing),
            tuple(dict.fromkeys(self._maker.countries(reading, site.span))),
            kind.weight,
            indefinite=True,
            serves=kind.serves,
            match="above" if site.heading else "apart",
        )


def _undated(reading: Reading, start: int, end: int) -> int:
    """The end of a thing's words before a date: "une usine automobile [en juin]"."""
    first = next((one.span.start for one in reading.dates if start < one.span.start < end), None)
    return reading.text.rfind(" ", start, max(start, first - 1)) if first is not None else end


def _whole_name(reading: Reading, end: int) -> int:
    """The end of the name that a place within it belongs to ("Asie | centrale")."""
    return next((name.span.end for name in reading.names if name.span.start < end < name.span.end), end)


def _person_or_date(reading: Reading, span: Span) -> bool:
    """Whether what follows the noun is a person, a date or an organisation and no name of the thing."""
    return any(name.kind == "person" and name.span.overlaps(span) for name in reading.names) or any(
        date.span.overlaps(span) for date in reading.dates
    )
