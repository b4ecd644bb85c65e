"""Commitments followed: made, repeated, kept by what other facts tell.

A commitment is kept where the meeting, agreement or project that its own words plan came about: where the
fact of that plan stands in the same words, and its entry has been held, signed or begun since, or finished
where that is promised; where who recalls it says so ("c'est chose faite"); where a project that its words
name in full has been completed or opened since; where as many things as it promises to hand over were handed
over since, with the names that it names; and where who made it opened at a ceremony what it promises to open.
Where it promises to finish "la ligne", that is the only line of which its text tells; to finish "it", the
only works. Nothing else keeps it: that something like it happened is no proof.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.model.account import Account, Stage
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Agreement, Commitment, Figure, Meeting, Project
from dragoman.model.period import Period
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.reconcile import names
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.opening import opened_by, opens, was_opened
from dragoman.reconcile.handing import HandingReader

PLANS = {
    "meeting": frozenset({"planned", "proposed"}),
    "agreement": frozenset({"planned", "proposed"}),
    "project": frozenset({"planned", "proposed", "agreed"}),
}
"""By type, the statuses that say that a thing is still to be."""
HANDED = frozenset({"count", "share"})
"""Indicators of what can be handed over in full: things, a part of a company."""
OVER = frozenset({"completed", "operational"})
"""Statuses of a project with which what was promised of it is done."""
DONE = {
    "meeting": frozenset({"held"}),
    "agreement": frozenset({"signed", "adopted", "ratified", "in-force", "published"}),
    "project": frozenset({"under-construction", "advancing", "operational", "completed"}),
}
"""By type, the statuses that say that a plan came about."""


Finished = Mapping[str, Sequence[tuple[frozenset[str], Account]]]
"""Under the longest of its words, each name of a project that is told to be over, as its words."""
Given = Mapping[tuple[str, float], Sequence[Told]]
"""By unit and number, the facts that tell of things as handed over."""
Opened = Mapping[tuple[str, str], Sequence[Told]]
"""By who opens it and a word, the ceremonies at which something was opened."""


def followed(held: Held) -> list[Account]:
    """All accounts, those of commitments with their history and state."""
    finished, given = _finished(held), _given(held)
    opened = _opened(held)
    return [
        _followed(one, finished, given, opened, held) if one.type == "commitment" else one
        for one in held.accounts
    ]


def _finished(held: Held) -> Finished:
    found: dict[str, list[tuple[frozenset[str], Account]]] = defaultdict(list)
    for account in held.of_type("project"):
        if any(one.status in OVER for one in account.history):
            project = account.values["project"]
            for words in sorted(
                {names.stems(label) for label in (project.label, *project.labels)}, key=sorted
            ):
                if len(words) > 1:
                    found[max(words, key=lambda word: (len(word), word))].append((words, account))
    return found


def _given(held: Held) -> Given:
    found: dict[tuple[str, float], list[Told]] = defaultdict(list)
    for one in held.told:
        if isinstance(one.fact, Figure) and is_given(one, held.handing):
            found[one.fact.unit, one.fact.value].append(one)
    return found


def _opened(held: Held) -> Opened:
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in held.told:
        for key in opens(one, held.handing):
            found[key].append(one)
    return found


def is_given(told: Told, handing: HandingReader) -> bool:
    """Whether a fact is a number of things, or a share, that its sentence says was handed over."""
    counted = isinstance(told.fact, Figure) and told.fact.indicator in HANDED
    return counted and handing.done(told.context, told.words)


def promised(promise: Told, told: Iterable[Told], handing: HandingReader) -> Iterator[Figure]:
    """The numbers of things that a promise says will be handed over, among the facts of its document.

    Where "tous les autobus" are promised, it is the only number of them that the text gives.
    """
    if not isinstance(promise.fact, Commitment) or not handing.promised(promise.words):
        return
    action, counted = promise.fact.action, list[Figure]()
    said, alike = names.stems(promise.words), dict[float, Figure]()
    for one in told:
        if isinstance(one.fact, Figure) and one.fact.indicator in HANDED and one.fact.spans:
            span = one.fact.spans[0]
            if action.start <= span.start and span.end <= action.end:
                counted.append(one.fact)
            elif one.fact.indicator == "count" and not said.isdisjoint(names.stems(one.words)):
                alike[one.fact.value] = one.fact
    if not counted and len(alike) == 1 and handing.whole(promise.words):
        counted = list(alike.values())
    yield from counted


def _followed(account: Account, finished: Finished, given: Given, opened: Opened, held: Held) -> Account:
    documents = sorted({(one.published or "~", one.document) for one in account.told})
    stages = []
    for number, (_, document) in enumerate(documents):
        told = [one for one in account.told if one.document == document]
        facts = tuple(one.id for one in told)
        stages.append(Stage("repeated" if number else "made", told[0].published, facts))
    kept = _kept(account, finished, given, opened, held)
    if kept is None:
        return replace(account, history=tuple(stages), values={**account.values, **_state(account, held)})
    values = {**account.values, "state": "kept", "status": "kept", "date": kept.date}
    return replace(account, history=(*stages, kept), values=values)


def _state(account: Account, held: Held) -> dict[str, str | None]:
    due = Period.of(account.values.get("deadline"))
    late = due is not None and due.year and due.last < held.as_of
    return {"state": "overdue" if late else "open", "status": "made", "date": None}


def _kept(account: Account, finished: Finished, given: Given, opened: Opened, held: Held) -> Stage | None:
    done: list[tuple[str | None, Told]] = []
    for promise in account.told:
        if held.handing.kept(promise.context, promise.words):
            done.append((_date(promise), promise))
        for plan in plans(promise, held.by_document.get(promise.document, ())):
            done += _came_about(plan, promise, held)
        for fact in promised(promise, held.by_document.get(promise.document, ()), held.handing):
            done += _was_handed(given.get((fact.unit, fact.value), ()), promise)
        for key in opened_by(promise, held.handing):
            some = (one for one in opened.get(key, ()) if was_opened(promise, one, held.handing))
            done += [(_date(one), one) for one in some]
        for work in works_meant(promise, held.by_document.get(promise.document, ()), held.handing):
            if (project := held.account_of.get(work.id)) is not None:
                done += _was_finished(project, promise, held.handing)
        said = names.stems(promise.words)
        for word in sorted(said):
            for label, project in finished.get(word, ()):
                if label <= said:
                    done += _was_finished(project, promise, held.handing)
    if not done:
        return None
    dates = sorted({when for when, _ in done if when})
    return Stage("kept", dates[0] if dates else None, tuple(sorted({one.id for _, one in done})))


def plans(promise: Told, told: Iterable[Told]) -> Iterator[Told]:
    """Those of a document's facts that tell of what is promised as a plan."""
    return (one for one in told if _is_plan(one) and _shares_words(promise, one))


def works_meant(promise: Told, told: Iterable[Told], handing: HandingReader) -> list[Told]:
    """The facts of the one project of a text that a promise to finish "la ligne", or it, can mean."""
    if not isinstance(promise.fact, Commitment):
        return []
    thing = handing.finished_thing(promise.words)
    if thing is None and not handing.finished_it(promise.words):
        return []
    works = [one for one in told if isinstance(one.fact, Project)]
    if thing is None:  # a pronoun means what stands before it, if anything does
        start = promise.fact.action.start
        works = [one for one in works if one.fact.evidence[0].start < start] or works
    of = {
        names.key(one.fact.project)
        for one in works
        if isinstance(one.fact, Project)
        and (thing is None or any(_is_a(thing, label) for label in _labels(one.fact.project)))
    }
    same = [one for one in works if isinstance(one.fact, Project) and names.key(one.fact.project) in of]
    return same if len(of) == 1 and len({one.part for one in same}) == 1 else []


def _labels(project: Entity) -> Iterator[str]:
    yield from (project.label, *project.labels)


def _is_a(thing: str, label: str) -> bool:
    """Whether a name begins with what something is called ("usine", "usine d'assemblages Ulba-FA")."""
    return fold(label).partition(" ")[0] == thing


def _is_plan(told: Told) -> bool:
    fact = told.fact
    return isinstance(fact, Meeting | Agreement | Project) and fact.status in PLANS[fact.type]


def _shares_words(promise: Told, plan: Told) -> bool:
    """Whether the plan stands in what is promised."""
    if not isinstance(promise.fact, Commitment):
        return False
    return any(_overlap(promise.fact.action, span) for span in plan.fact.evidence)


def _was_finished(project: Account, promise: Told, handing: HandingReader) -> list[tuple[str | None, Told]]:
    """The facts that tell of a project as over, in other documents, after the promise was made.

    That a part of it was opened keeps no promise but one of that part.
    """
    since = Period.of(promise.published)
    if since is None:
        return []
    found = []
    for one in project.told:
        over = isinstance(one.fact, Project) and one.fact.status in OVER
        other = over and one.document != promise.document and not _is_to_come(one)
        when = Period.of(_date(one)) if other else None
        whole = handing.parts(one.words) <= handing.parts(promise.words)
        if when is not None and when.first >= since.first and whole:
            found.append((_date(one), one))
    return found


def _was_handed(given: Iterable[Told], promise: Told) -> list[tuple[str | None, Told]]:
    """Of things handed over those of other documents, since the promise, to whom it names.

    Where it names nobody, who promises is named.
    """
    since = Period.of(promise.published)
    found = []
    for one in given:
        when = Period.of(one.published)
        later = since is not None and when is not None and when.first >= since.first
        if later and one.document != promise.document and _is_named(promise, one.context):
            found.append((getattr(one.fact, "period", None) or one.published, one))
    return found


def _is_named(promise: Told, sentence: str) -> bool:
    """Whether a sentence has the names of a promise; without any, a name of the one who makes it."""
    there = _named(f"· {sentence}")
    if to := _named(promise.words):
        return to <= there
    actors = promise.fact.actors if isinstance(promise.fact, Commitment) else ()
    labels = [label for one in actors if isinstance(one, Entity) for label in _labels(one)]
    return any(some and some <= there for some in (_named(f"· {label}") for label in labels))


def _named(words: str) -> frozenset[str]:
    return frozenset(one for one in names.proper(words) if not one[0].isdigit())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _came_about(plan: Told, promise: Told, held: Held) -> list[tuple[str | None, Told]]:
    """The facts of the plan's entry that tell of it as done, each with its date; those of other documents."""
    account = held.account_of.get(plan.id)
    if account is None:
        return []
    done = OVER if held.handing.finishing(promise.words) else DONE[plan.fact.type]
    return [
        (_date(one), one)
        for one in account.told
        if one.document != promise.document
        and not _is_to_come(one)
        and isinstance(one.fact, Meeting | Agreement | Project)
        and one.fact.status in (done if isinstance(one.fact, Project) else DONE[one.fact.type])
    ]


def _is_to_come(told: Told) -> bool:
    """Whether the day that a text gives is after its own: what was promised is still to be done then."""
    day, written = Period.of(getattr(told.fact, "date", None)), Period.of(told.published)
    return day is not None and written is not None and day.first > written.last


def _date(told: Told) -> str | None:
    return getattr(told.fact, "date", None) or told.published
