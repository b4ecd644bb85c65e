"""Rows for what is named: mechanisms with their meetings, projects with states and figures, initiatives.

In: the sources of a record and a framework. Out: rows, in no order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Commitment, Figure, Meeting, Project
from dragoman.packs.entries import Initiative, Mechanism, Organisation, Undertaking
from dragoman.packs.framework import Framework
from dragoman.publish.system.events import event, in_order, last_and_next
from dragoman.publish.system.figures import values
from dragoman.publish.system.registry import background, known, names
from dragoman.publish.system.row import Event, Gap, Kind, Row, State
from dragoman.publish.system.sources import Sources, key, moment, sayings
from dragoman.publish.system.states import TO_COME, project_states

PRIVATE = frozenset({"media", "company", "university"})
"""The classes of organisations that are no parts of the system, but take part in it or tell of it."""


def mechanisms(sources: Sources, framework: Framework) -> Iterator[Row]:
    """A row for each mechanism that met, is to meet or is named."""
    meetings: dict[str, list[Entry]] = defaultdict(list)
    things: dict[str, Party] = {}
    for entry in sources.of("meeting"):
        found = {key(fact.mechanism): fact.mechanism for fact in _meetings(entry) if fact.mechanism}
        for name in sorted(found)[:1]:
            things.setdefault(name, found[name])
            meetings[name].append(entry)
    for thing, _ in sources.named("mechanism"):
        things.setdefault(key(thing), thing)
    for name, thing in things.items():
        yield _mechanism(thing, meetings[name], sources, framework)


def _mechanism(thing: Party, entries: list[Entry], sources: Sources, framework: Framework) -> Row:
    pack = known(framework, thing)
    events = in_order(map(event, entries))
    last, following = last_and_next(events)
    facts = [fact for entry in entries for fact in _meetings(entry)]
    told = tuple(one for entry in entries for one in entry.told)
    named = sources.mentions(thing)
    kinds = [fact.kind for fact in facts]
    parties = tuple(pack.participants) if isinstance(pack, Mechanism) else _parties(facts)
    latest = last or following
    return Row(
        id=key(thing),
        kind="mechanism",
        names=names(pack),
        label=_label(thing),
        type=pack.meeting_kind if isinstance(pack, Mechanism) else next(iter(kinds), None),
        level=pack.level if isinstance(pack, Mechanism) else None,
        parties=parties,
        states=() if latest is None else (_state(latest),),
        events=events,
        last=last,
        next=following,
        said=sayings(told, sources.around(named), _reports(latest)) or named,
        told=_all(told, named),
        gaps=tuple(mechanism_gaps(last, following, sources.passed)),
        entries=tuple(entry.id for entry in entries),
        background=background(pack),
    )


def _reports(one: Event | None) -> list[Told]:
    """The facts that tell of a meeting as it is settled: of one that was held, not its announcements."""
    facts = [] if one is None else [(told, told.fact) for told in one.told]
    return [told for told, fact in facts if isinstance(fact, Meeting) and one and fact.status == one.status]


def mechanism_gaps(
    last: Event | None, following: Event | None, passed: Callable[[str], bool]
) -> Iterator[Gap]:
    """What is not known of a mechanism's meetings; `passed` says of a date (EDTF) whether it is over."""
    if last is None and following is None:
        yield "no-meeting"
        return
    for one in (last, following):
        if one is not None and not one.dates:
            yield "no-date"
            break
        if one is not None and not any(moment(day) for day in one.dates):
            yield "no-year"
            break
    if following is None:
        yield "no-next"
    elif following.dates and all(map(passed, following.dates)):
        yield "no-report"


def projects(sources: Sources, framework: Framework) -> Iterator[Row]:
    """A row for each project that has a status or is named."""
    figures = _figures_of(sources)
    seen: set[str] = set()
    for entry in sources.of("project"):
        thing = next(fact.project for fact in _projects(entry))
        seen.add(key(thing))
        yield _project(thing, entry, figures.get(_place(thing, entry), []), sources, framework)
    for other, named in sources.named("project"):
        if key(other) not in seen:
            yield _only_named("project", other, named, sources, framework)


def _project(thing: Entity, entry: Entry, figures: list[Told], sources: Sources, framework: Framework) -> Row:
    pack = known(framework, thing)
    facts = list(_projects(entry))
    states, disputed = project_states(
        (one.fact.status, one.fact.date, one)
        for one in entry.told
        if isinstance(one.fact, Project) and one.fact.status != "mentioned"
    )
    named = sources.mentions(thing)
    around = sources.around(named)
    last = next((_event(one) for one in states if one.date and one.status not in TO_COME), None)
    sectors = [fact.sector for fact in facts if fact.sector != "other"]
    countries = [fact.countries for fact in facts if fact.countries]
    costs = [one for one in figures if isinstance(one.fact, Figure) and one.fact.indicator == "cost"]
    return Row(
        id=thing.id or entry.id,
        kind="project",
        names=names(pack),
        label=_label(thing),
        type=pack.sector if isinstance(pack, Undertaking) else next(iter(sectors), "other"),
        parties=tuple(pack.countries) if isinstance(pack, Undertaking) else next(iter(countries), ()),
        states=states,
        disputed=disputed,
        events=tuple(_event(one) for one in states if one.date),
        last=last,
        next=_promised(around, last),
        values=values(figures, sources),
        said=sayings(entry.told, around, states[0].told if states else ()),
        told=_all(entry.told, figures, named),
        gaps=tuple(_project_gaps(states, costs, entry.told, sources)),
        entries=(entry.id,),
        background=background(pack),
    )


def _project_gaps(
    states: tuple[State, ...], costs: list[Told], told: Iterable[Told], sources: Sources
) -> Iterator[Gap]:
    if not states:
        yield "no-status"
    elif not any(one.date for one in states):
        yield "no-date"
    if not costs:
        yield "cost-apart" if sources.costs & {one.document for one in told} else "no-cost"


def _promised(told: Iterable[Told], last: Event | None) -> Event | None:
    """The first deadline of an undertaking in whose words a project is named, after its last event."""
    day = moment(last.dates[0]) if last else None
    found = [
        Event(one.fact.modality, (one.fact.deadline,), (one,))
        for one in told
        if isinstance(one.fact, Commitment) and one.fact.deadline
    ]
    ahead = [one for one in found if (then := moment(one.dates[0])) and (day is None or then > day)]
    return min(ahead, key=lambda one: (one.dates, one.told[0].place), default=None)


def initiatives(sources: Sources, framework: Framework) -> Iterator[Row]:
    """A row for each initiative that is named."""
    for thing, named in sources.named("initiative"):
        yield _only_named("initiative", thing, named, sources, framework)


def organisations(sources: Sources, framework: Framework) -> Iterator[Row]:
    """A row for each public body that is named: of states, or of several in common."""
    for thing, named in sources.named("organisation"):
        pack = known(framework, thing)
        if isinstance(pack, Organisation) and pack.class_ not in PRIVATE:
            yield _only_named("organisation", thing, named, sources, framework)


def _only_named(
    kind: Kind, thing: Party, named: tuple[Told, ...], sources: Sources, framework: Framework
) -> Row:
    """A row for what no fact has a status of."""
    pack = known(framework, thing)
    around = sources.around(named)
    parties: tuple[Party, ...] = ()
    type: str | None = None
    if isinstance(pack, Undertaking):
        parties, type = tuple(pack.countries), pack.sector
    elif isinstance(pack, Initiative) and pack.proposer:
        parties = (pack.proposer,)
    elif isinstance(pack, Organisation):
        parties, type = tuple(pack.members), pack.class_
    gaps: tuple[Gap, ...] = () if around else ("named-only",)
    return Row(
        id=key(thing),
        kind=kind,
        names=names(pack),
        label=_label(thing),
        type=type,
        parties=parties,
        said=sayings((), around) or sayings(named),
        told=_all(named, around),
        gaps=gaps,
        background=background(pack),
    )


def _figures_of(sources: Sources) -> dict[tuple[str, str], list[Told]]:
    """The figures of each thing; of a thing without registry id, those of its own document."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for entry in sources.of("figure"):
        for one in entry.told:
            if isinstance(one.fact, Figure) and isinstance(one.fact.of, Entity):
                found[key(one.fact.of), "" if one.fact.of.id else one.document].append(one)
    return found


def _place(thing: Entity, entry: Entry) -> tuple[str, str]:
    return key(thing), "" if thing.id else entry.told[0].document


def _meetings(entry: Entry) -> Iterator[Meeting]:
    return (one.fact for one in entry.told if isinstance(one.fact, Meeting))


def _projects(entry: Entry) -> Iterator[Project]:
    return (one.fact for one in entry.told if isinstance(one.fact, Project))


def _parties(facts: Iterable[Meeting]) -> tuple[Party, ...]:
    found = {key(party): party for fact in facts for party in fact.participants or ()}
    return tuple(found[name] for name in sorted(found))


def _label(thing: Party) -> str:
    return thing.label if isinstance(thing, Entity) else thing


def _state(one: Event) -> State:
    return State(one.status, one.dates[0] if one.dates else None, None, one.told)


def _event(state: State) -> Event:
    return Event(state.status, (state.date,) if state.date else (), state.told)


def _all(*groups: Iterable[Told]) -> tuple[Told, ...]:
    """All facts of some groups, each once, in the order of their places."""
    found = {(one.document, one.id): one for group in groups for one in group}
    return tuple(sorted(found.values(), key=lambda one: one.place))
