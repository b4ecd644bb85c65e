"""Measures findings against those that are expected of a set of events.

A finding is right if it is one that is expected or optional. One that is optional, or rests on figures alone
of which the set says nothing, counts neither as right nor as wrong; what is said twice counts twice. In:
findings, the facts they rest on, events. Out: tallies by half and kind, and what each is made of. What is
missed is told apart by whether the facts that it needs were extracted at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.evaluate.drafts import Mark
from dragoman.evaluate.events import HALVES, Events, Expected, half
from dragoman.evaluate.merged import shared
from dragoman.model.entry import Told
from dragoman.model.fact import Agreement, Commitment, DateFact, Fact, Figure, Meeting, Project
from dragoman.model.finding import KINDS, Finding

NEEDED: Mapping[str, tuple[type[Fact], ...]] = {
    "conflict": (Figure, Meeting, Agreement, Commitment, Project),
    "arithmetic": (Figure,),
    "dating": (Figure, Meeting, DateFact),
    "status": (Project,),
    "overdue": (Commitment, Meeting),
    "single-source": (Figure, Commitment, Project),
}
"""The types of facts that findings of a kind rest on."""
LOOSE = ("f.", "r.", "tj", "o.")
"""Marks of statistics and of what may be reported or not: one source alone for them is no fault."""


@dataclass(slots=True)
class Tally:
    """Findings of a kind: right and wrong ones, expected ones that were and were not found.

    `beyond` are those of which a fact is missing that they would rest on.
    """

    right: list[Finding] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)
    found: list[Expected] = field(default_factory=list)
    missed: list[Expected] = field(default_factory=list)
    beyond: list[Expected] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones among those reported; 1 where none is."""
        all = len(self.right) + len(self.wrong)
        return len(self.right) / all if all else 1.0

    @property
    def recall(self) -> float:
        """Found ones among those expected; 1 where none is."""
        all = len(self.found) + len(self.missed) + len(self.beyond)
        return len(self.found) / all if all else 1.0

    @property
    def reached(self) -> float:
        """Found ones among those expected whose facts were extracted; 1 where there are none."""
        all = len(self.found) + len(self.missed)
        return len(self.found) / all if all else 1.0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.right + other.right,
            self.wrong + other.wrong,
            self.found + other.found,
            self.missed + other.missed,
            self.beyond + other.beyond,
        )


def tallies(
    findings: Iterable[Finding], told: Mapping[str, Told], events: Events
) -> dict[str, dict[str, Tally]]:
    """Tallies by half, then by kind; `told` are the facts by their ids."""
    counted = {which: {kind: Tally() for kind in KINDS} for which in HALVES}
    met: set[Expected] = set()
    for finding in findings:
        facts = [told[id] for id in finding.facts if id in told]
        fitting = [one for one in events.findings if _fits(finding, facts, one, events)]
        met.update(fitting)
        strict = [one for one in fitting if not one.optional and not one.forbidden]
        tally = counted[half(strict[0].marks[0] if strict else _key(facts, events))][finding.kind]
        if strict:
            tally.right.append(finding)
        elif any(one.forbidden for one in fitting) or not (fitting or _loose(finding, facts, events)):
            tally.wrong.append(finding)
    for one in events.findings:
        if not one.optional and not one.forbidden:
            tally = counted[half(one.marks[0])][one.kind]
            reached = tally.missed if _extracted(one, told, events) else tally.beyond
            (tally.found if one in met else reached).append(one)
    return counted


def _extracted(one: Expected, told: Mapping[str, Told], events: Events) -> bool:
    """Whether under each of its marks, in each of its texts, there is a fact such as it rests on."""
    held = {
        (fact.document, mark.key)
        for fact in told.values()
        if _is_needed(fact.fact, one)
        for mark in touched(fact, events)
    }
    marked = {
        (document, mark.key)
        for document, marks in events.marks.items()
        for mark in marks
        if mark.key in one.marks and (not one.documents or document in one.documents)
    }
    if one.kind in ("status", "arithmetic"):  # they need what several texts, or several figures, tell
        return marked <= held
    return all(any(key == other for _, other in held & marked) for key in one.marks)


def _is_needed(fact: Fact, one: Expected) -> bool:
    if isinstance(fact, Figure):
        # What a figure is of was not understood; a list that makes its sum needs no more than the numbers.
        known = fact.indicator != "other" or one.kind == "arithmetic"
        return Figure in NEEDED[one.kind] and known and not one.status
    if isinstance(fact, Project):
        wanted = one.kind != "single-source" or fact.status in one.status
        return Project in NEEDED[one.kind] and wanted and fact.status != "mentioned"
    return isinstance(fact, NEEDED[one.kind])


def touched(told: Told, events: Events) -> list[Mark]:
    """The marks whose words a fact rests on."""
    return [mark for mark in events.marks.get(told.document, ()) if shared(told, mark)]


def _fits(finding: Finding, facts: list[Told], one: Expected, events: Events) -> bool:
    if finding.kind != one.kind or (one.holds is not None and finding.holds is not one.holds):
        return False
    if one.resolves is not None and (finding.resolves or {}).get("value") != one.resolves:
        return False
    if one.documents and not any(told.document in one.documents for told in facts):
        return False
    statuses = {told.fact.status for told in facts if isinstance(told.fact, Project)}
    if one.status and not statuses & set(one.status):
        return False
    marks = [mark for told in facts for mark in touched(told, events)]
    if not set(one.marks) <= {mark.key for mark in marks}:
        return False
    return all(any(word in mark.words for mark in marks) for word in one.words)


def _loose(finding: Finding, facts: list[Told], events: Events) -> bool:
    keys = {mark.key for told in facts for mark in touched(told, events)}
    return finding.kind == "single-source" and bool(keys) and all(key.startswith(LOOSE) for key in keys)


def _key(facts: list[Told], events: Events) -> str:
    keys = sorted(mark.key for told in facts for mark in touched(told, events))
    return keys[0] if keys else (facts[0].document if facts else "")
