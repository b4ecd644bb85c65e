"""What speaks for or against those who may sign an instrument that is only hinted at.

In: parties that are suggested for an `Instrument`, with all that are, and its act. Out: signs, short strings
that the weights of `weights/agreement.yaml` know. What speaks for the instrument is left to `hint_signs.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.nearest_act import SupposedAct
from dragoman.extract.agreements.party_leads import lead_of
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.agreements.supposed_parties import Suggested, SupposedParties
from dragoman.extract.agreements.telling import AgreementTelling
from dragoman.model.entity import Entity, Party, key
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation, Place
from dragoman.packs.framework import Framework

MANY = 4  # parties, from which on it does not matter how many
LEADING = frozenset(
    (
        "avec",
        "entre",
        "par",
        "et",
        ",",
        "de",
        "d'",
        "du",
        "des",
        "a",
        "au",
        "en",
        "sur",
        "selon",
        "pour",
        "start",
        "(",
    )
)
SIDES = frozenset(("party before", "party behind", "party between", "nobody"))
"""Signs that mean more or less by how the act is told."""
OFTEN = 4  # sides from which parties are suggested, from which on it does not matter how many


def signs_of_parties(
    telling: AgreementTelling,
    one: Instrument,
    supposed: SupposedAct,
    which: Suggested,
    every: SupposedParties,
) -> Iterator[str]:
    """What speaks for and against one of the sets of parties that are suggested."""
    parties, origin = which
    others = [parties for parties, _ in every.found]
    states = [state for state, _ in telling.here.reading.states()]
    places = set(_signs_of_places(telling, parties, every.places, one, supposed.act))
    kinds = set(_signs_of_kinds(telling.lexicon.framework, parties, states, others))
    how = next((sign for sign in supposed.signs if sign.startswith(("voice:", "how:"))), "")
    yield from origin | places | kinds
    yield from (f"{sign} & {how}" for sign in (places | kinds) & SIDES)
    yield from (f"{sign} & {act}" for sign in origin for act in supposed.signs if act.startswith("act:"))
    yield f"suggested:{min(len(origin), OFTEN)} times"
    yield f"sets:{min(len(others), MANY + 2) // 2}"


def _signs_of_kinds(
    framework: Framework, parties: Sequence[Party], states: Sequence[str], others: Sequence[Sequence[Party]]
) -> Iterator[str]:
    """How many there are, of what kind, how the text tells of them; `others` are suggested besides.

    `states` are those that the text names, the first most.
    """
    if not parties:
        yield "nobody"
        return
    own = [party for party in parties if isinstance(party, str)]
    kind = "states" if len(own) == len(parties) else "mixed" if own else "bodies"
    yield f"{kind}:{min(len(parties), MANY)}"
    yield f"{kind}"
    if kind == "states" and any(isinstance(party, Entity) for which in others for party in which):
        yield "states, though bodies are named"
    if any(party not in framework.card.members for party in own):
        yield "a state from outside"
    if own and not set(own) <= set(states[:2]):
        yield "a state less named"
    bodies = [party for party in parties if isinstance(party, Entity)]
    for entry in (framework.entries.get(one.id or "") for one in bodies):
        body = (
            entry.class_
            if isinstance(entry, Organisation)
            else "place"
            if isinstance(entry, Place)
            else "new"
        )
        yield f"body:{body}"
        if body == "place" and len(parties) > 1:
            yield "a place beside others"
    if any(set(map(str, parties)) < set(map(str, which)) for which in others):
        yield "within another"
    if any(set(map(str, parties)) > set(map(str, which)) for which in others):
        yield "holds another"


def _signs_of_places(
    telling: AgreementTelling,
    parties: Sequence[Party],
    places: Mapping[str, Span],
    one: Instrument,
    act: Act,
) -> Iterator[str]:
    """Where in the sentence the parties stand: behind which word, before or behind the act."""
    passage, reading = telling.passage, telling.here.reading
    if not parties:
        return
    named = [places[key(party)] for party in parties if key(party) in places]
    yield (
        "named here:all" if len(named) == len(parties) else "named here:some" if named else "named here:none"
    )
    left_out = len(places) - len(named)
    yield f"left out:{min(left_out, 3)}"
    verb = passage.words[act.at].span.start
    begin = passage.words[one.start].span.start
    for place in named:
        lead = lead_of(passage, place)
        lead = lead if lead in LEADING else "other"
        side = (
            "before"
            if place.start < min(verb, begin)
            else "behind"
            if place.start > max(verb, begin)
            else "between"
        )
        yield f"party behind {lead}"
        yield f"party {side}"
        yield f"party behind {lead}, {side}"
        if any(one.kind == "person" for one in reading.names if one.span.overlaps(place)):
            yield "party like a person"
