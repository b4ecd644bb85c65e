"""The parts of the system, from what a record keeps: each with its dossier and what hangs on it.

In: a visit, and which parts are wanted. Out: `Part`s of lines. However large the record is, each kind asks
for a fixed number of accounts, those with the most sources, and what hangs on them is counted as far as time
allows. What the pack lists and no document names stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from types import MappingProxyType

from dragoman.model.catalogue import Asked, Card, Count
from dragoman.model.entity import Entity, Party, party_from_json
from dragoman.packs.entries import Entry, Initiative, Mechanism, Organisation
from dragoman.packs.language import languages, load_section
from dragoman.packs.wishes import Wishes
from dragoman.publish.system.registry import names
from dragoman.publish.system.row import KINDS, Kind, Row
from dragoman.publish.system.sources import key
from dragoman.publish.system.things import PRIVATE
from dragoman.publish.system.wishes import Telling
from dragoman.serve.web import addresses
from dragoman.serve.web.system import accounts
from dragoman.serve.web.system.levels import rank
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import later

SHOWN, ALONE = 12, 100
"""Parts of a kind that are shown beside the others, and of one that is asked for alone."""
MEETINGS = 80
"""Meetings, those with the most sources, among which mechanisms that the registry does not have are found."""
OF_EACH = 6
"""Meetings of a mechanism that are looked at: the latest."""
STATEMENTS = 60
"""Statements, the latest, among which wishes are found."""
PATIENCE = 0.15
"""Seconds in which it is counted what hangs on the parts."""

TIED = MappingProxyType(
    {
        "meeting": later("Meetings"),
        "agreement": later("Agreements"),
        "project": later("Projects"),
        "commitment": later("Undertakings"),
        "series": later("Figures"),
    }
)
"""The types of entries that hang on a part, and what they are called."""


@dataclass(frozen=True, slots=True)
class Line:
    """A part: its row, its dossier, how many documents tell of it (None: not counted), what hangs on it.

    `dossiers` are those of its events and holders, by id; `status` is what became of an undertaking, `fact`
    the first that tells of it; `ties` are how many entries of each type hang on it, listed by the key `tie`.
    """

    row: Row
    page: str | None = None
    documents: int | None = None
    status: str | None = None
    fact: str | None = None
    dossiers: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, int] = field(default_factory=dict)
    tie: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """All parts of a kind: the lines, how many there are, where all are, and what the pack alone has."""

    kind: Kind
    lines: tuple[Line, ...]
    count: Count
    page: str | None = None
    unnamed: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which parts are wanted: kinds, statuses, and what they concern."""

    kinds: tuple[Kind, ...]
    statuses: tuple[str, ...] = ()
    about: frozenset[str] | None = None

    @property
    def many(self) -> int:
        """How many parts of a kind are shown."""
        return ALONE if len(self.kinds) == 1 else SHOWN

    def concerns(self, *parties: object) -> bool:
        """Whether one of these is what the parts are to concern."""
        return self.about is None or not self.about.isdisjoint(parties)


class System:
    """The system of a record, for one visit."""

    def __init__(self, visit: Visit, wanted: Wanted) -> None:
        self._visit, self._wanted = visit, wanted
        self._record, self._framework = visit.site.record, visit.site.framework
        self._today = date.today()
        self._until = monotonic() + PATIENCE
        self._tied: dict[str, Mapping[str, int]] = {}

    def parts(self) -> list[Part]:
        """The parts that are wanted, in the order of kinds; those of which there is nothing are left out."""
        makers = {
            "mechanism": self._mechanisms,
            "initiative": self._initiatives,
            "wish": self._wishes,
            "office": self._offices,
            "organisation": self._organisations,
        }
        wanted = [kind for kind in KINDS if kind in self._wanted.kinds]
        if self._wanted.statuses:  # only what has a status can have one of these
            wanted = [kind for kind in wanted if kind in accounts.TYPES]
        made = (makers[kind]() if kind in makers else self._listed(kind) for kind in wanted)
        return [one for one in made if one.lines or one.unnamed]

    def _asked(self, type: str, **more: object) -> Asked:
        given = {"types": (type,), "about": self._wanted.about, "order": "-sources", **more}
        return Asked(**given)  # type: ignore[arg-type]

    def _listed(self, kind: Kind) -> Part:
        """Parts that are accounts."""
        type = accounts.TYPES[kind]
        asked = self._asked(type, statuses=self._wanted.statuses, limit=self._wanted.many)
        cards = self._record.cards(asked).items
        self._count(filter(None, map(_tie, cards)))
        lines = [self._of_account(card) for card in cards]
        page = f"/{addresses.DOSSIERS[type]}"
        return Part(kind, tuple(lines), self._record.count(asked), page)

    def _of_account(self, card: Card) -> Line:
        row = accounts.ROWS[card.type](card, self._framework, self._today)
        tie = _tie(card)
        return Line(
            row=row,
            page=self._visit.dossier(card.type, card.id),
            documents=card.documents,
            status=card.status if card.type == "commitment" else None,
            fact=_first([card]),
            ties=self._ties(tie, card.type),
            tie=tie,
        )

    def _count(self, keys: Iterable[str]) -> None:
        """Count what hangs on some things, all at once; of some, if the time is up."""
        if (wanted := set(keys)) and (left := self._until - monotonic()) > 0:
            self._tied |= self._record.tied(wanted, within=left)

    def _ties(self, tie: str | None, own: str = "") -> Mapping[str, int]:
        """How many entries of each other type hang on something, of what was counted."""
        counts = self._tied.get(tie or "", {})
        return {type: counts[type] for type in TIED if type != own and type in counts}

    def _mechanisms(self) -> Part:
        """The formats in which states meet, with their meetings; the highest first, then by meetings."""
        known = tuple(self._framework.of_kind(Mechanism))
        named = self._record.named([one.id for one in known])
        self._count(named)
        met = self._met()
        things = {name: thing for name, (thing, _) in met.items()}
        lines, unnamed = [], []
        for name, thing in things.items():
            pack = self._framework.entries.get(name)
            lines.append(self._mechanism(thing, pack if isinstance(pack, Mechanism) else None, met[name][1]))
        for one in known:
            if one.id in things or not self._wanted.concerns(one.id, *one.participants):
                continue
            if one.id in named:
                row = accounts.mechanism(Entity(one.id, one.id), one, (), self._today)
                page = addresses.entry("mechanism", one.id)
                lines.append(Line(row, page, ties=self._ties(one.id), tie=one.id))
            else:
                unnamed.append(one)
        lines.sort(key=lambda line: (rank(line.row), -len(line.row.events), line.row.id))
        return Part("mechanism", tuple(lines), Count(len(lines), True), "/mechanisms", tuple(unnamed))

    def _met(self) -> dict[str, tuple[Party, dict[str, Card]]]:
        """Each mechanism that met or is to meet, with its meetings by id: those with the most sources, and of
        mechanisms of the registry that have others the latest too."""
        found: dict[str, tuple[Party, dict[str, Card]]] = {}
        _sort_in(self._record.cards(self._asked("meeting", limit=MEETINGS)).items, found)
        if self._wanted.about is None:
            for one in self._framework.of_kind(Mechanism):
                held = found[one.id][1] if one.id in found else {}
                if self._tied.get(one.id, {}).get("meeting", 0) > len(held):
                    its = Asked(types=("meeting",), about=frozenset({one.id}), order="-date", limit=OF_EACH)
                    _sort_in(self._record.cards(its).items, found)
        return found

    def _mechanism(self, thing: Party, pack: Mechanism | None, held: Mapping[str, Card]) -> Line:
        row = accounts.mechanism(thing, pack, held.values(), self._today)
        page = addresses.entry("mechanism", pack.id) if pack else None
        return Line(
            row=row,
            page=page,
            documents=len({one for card in held.values() for one in card.said["documents"]}),
            fact=_first(held.values()),
            dossiers={id: addresses.entry("meeting", id) for id in held},
            ties=self._ties(pack.id, "meeting") if pack else {},
            tie=pack.id if pack else None,
        )

    def _initiatives(self) -> Part:
        """The programmes that states proclaim; those that a document names."""
        known = tuple(self._framework.of_kind(Initiative))
        named = self._record.named([one.id for one in known])
        self._count(named)
        lines, unnamed = [], []
        for one in known:
            if not self._wanted.concerns(one.id, one.proposer):
                continue
            if one.id in named:
                parties = (one.proposer,) if one.proposer else ()
                row = Row(one.id, "initiative", names(one), parties=parties)
                page = addresses.entry("initiative", one.id)
                lines.append(Line(row, page, ties=self._ties(one.id), tie=one.id))
            else:
                unnamed.append(one)
        return Part("initiative", tuple(lines), Count(len(lines), True), "/initiatives", tuple(unnamed))

    def _wishes(self) -> Part:
        """What somebody hopes, calls or asks for, among the latest statements."""
        telling = Telling.of(load_section(language, Wishes) for language in languages())
        asked = Asked(types=("statement",), about=self._wanted.about, order="-date", limit=STATEMENTS)
        lines = []
        for one in self._record.facts_page(asked).items:
            start, end = one.data["content"]
            words = one.text[start:end]
            if one.data["polarity"] != "denied" and telling.wishes(one.data["cue"], words):
                speaker = one.data["speaker"]
                said = speaker if isinstance(speaker, list) else [speaker]
                row = Row(one.id, "wish", label=words, parties=accounts.parties(said))
                lines.append(Line(row, addresses.document(one.document, one.id), 1, fact=one.id))
        return Part("wish", tuple(lines[: self._wanted.many]), Count(len(lines), True))

    def _offices(self) -> Part:
        """The offices of the people with the most sources."""
        cards = self._record.cards(self._asked("person", limit=ALONE)).items
        lines = []
        for row, people in accounts.offices(cards):
            dossiers = {
                key(one.person): addresses.entry("person", card.id)
                for one, card in zip(row.holders, people, strict=True)
            }
            lines.append(
                Line(
                    row,
                    documents=max(card.documents for card in people),
                    fact=_first(people),
                    dossiers=dossiers,
                )
            )
        return Part("office", tuple(lines[: self._wanted.many]), Count(len(lines), True), "/people")

    def _organisations(self) -> Part:
        """Public bodies that are parties of entries, those of the most first."""
        asked = Asked(about=self._wanted.about)
        counts = self._record.facets(asked, ("party",)).counts.get("party", {})
        known = [
            one
            for one in self._framework.of_kind(Organisation)
            if one.class_ not in PRIVATE and counts.get(one.id)
        ]
        known.sort(key=lambda one: (-counts[one.id], one.id))
        self._count(one.id for one in known[: self._wanted.many])
        lines = [self._organisation(one) for one in known[: self._wanted.many]]
        return Part("organisation", tuple(lines), Count(len(known), True), "/organisations")

    def _organisation(self, one: Organisation) -> Line:
        row = Row(one.id, "organisation", names(one), type=one.class_, parties=tuple(one.members))
        return Line(row, addresses.entry("organisation", one.id), ties=self._ties(one.id), tie=one.id)


def _first(cards: Iterable[Card]) -> str | None:
    """The first fact of the first account."""
    return next((fact for card in cards for fact in card.said["facts"]), None)


def _tie(card: Card) -> str | None:
    """The key that other entries hang on a project or text by."""
    id: str | None = (card.said.get("project") or card.said.get("title") or {}).get("id")
    return id


def _sort_in(meetings: Iterable[Card], found: dict[str, tuple[Party, dict[str, Card]]]) -> None:
    """Put meetings to their mechanisms."""
    for card in meetings:
        thing = party_from_json(card.said.get("mechanism"))
        if thing is not None:
            found.setdefault(key(thing), (thing, {}))[1].setdefault(card.id, card)
