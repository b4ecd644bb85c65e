"""Promises of whom the words do not name: "elle entend", "la société prévoit de", where no rule settles who.

In: bindings that were left without a party, the antecedents of the reading. Out: possible commitments, one a
party that may be meant, with signs; of these, for each action, what is probable enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.antecedents import Antecedents
from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.scene import Scene
from dragoman.extract.grammar.subjects import Subject
from dragoman.extract.likely import level
from dragoman.model.entity import Party
from dragoman.model.fact import Commitment
from dragoman.model.possible import Possible
from dragoman.model.span import Span
from dragoman.packs.weights import Weights

STEM = 5
"""Letters of a verb by which its forms are one."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A binding whose party the words at `where` do not name; `settled`: a rule says who it is.

    `hint`: the signs of a binding that no rule found (`hinted.py`); its words, `subject`, may name a party.
    """

    scene: Scene
    binding: Binding
    where: Span
    settled: bool = False
    hint: frozenset[str] = frozenset()
    subject: Subject | None = None


def guesses(
    one: Unnamed, actors: ActorFinder, antecedents: Antecedents
) -> Iterator[tuple[tuple[Party, ...], frozenset[str]]]:
    """The parties that may be meant, each with the signs of its words, of the binding and of the report."""
    binding, scene = one.binding, one.scene
    signs = {"bare future" if binding.bare else binding.modality}
    signs |= {name for name in ("noun", "passive", "joint", "weak", "nobody") if getattr(binding, name)}
    said = scene.span(binding)
    if binding.bare:
        signs.add(f"verb: {scene.passage.words[binding.verb].fold[:STEM]}")
        signs.add(f"bare future of {antecedents.asked(one.where)}")
    signs |= one.hint
    speakers = actors.speaker(said)
    if actors.told.reported(said):
        signs.add("reported")
    if actors.told.pledged(said):
        signs.add("reported as a promise")
    named = actors.actors(one.subject) if one.subject and any(scene.reading.names_in(one.where)) else ()
    asked = [(named, frozenset({"named"}))] if named else []
    if binding.passive and speakers:  # "un parking sera aménagé, promet l'administration"
        asked.append((speakers, frozenset({"the speaker"})))
    for who, more in asked or _recalled(one.where, actors, antecedents):
        if speakers:
            more |= {"speaks" if set(speakers) & set(who) else "another speaks"}
        yield who, frozenset(signs | more)


def _recalled(
    where: Span, actors: ActorFinder, antecedents: Antecedents
) -> Iterator[tuple[tuple[Party, ...], frozenset[str]]]:
    """Those whom words may recall, as the parties that they act for, and what they say themselves."""
    if own := actors.institutions.bare(where):
        yield own, frozenset({"own words", f"own words, {antecedents.asked(where)}"})
    for party, signs in antecedents.of(where):
        yield actors.stand_in(party), signs


def likely(hints: Iterable[Possible], weights: Weights) -> Iterator[Commitment]:
    """For each action the party that is most probable, if it is enough; of several all that are."""
    for _, some in groupby(hints, key=lambda one: one.fact.evidence):
        weighed = sorted(((weights.probability(one.signs), one) for one in some), key=lambda pair: -pair[0])
        chosen = [(chance, one) for chance, one in weighed if chance >= weights.least]
        if not chosen:
            continue
        several = any(sign.startswith(("several ", "ils", "elles", "nous")) for sign in chosen[0][1].signs)
        facts = [one.fact for _, one in (chosen if several else chosen[:1])]
        who = tuple(
            dict.fromkeys(party for fact in facts if isinstance(fact, Commitment) for party in fact.actors)
        )
        if isinstance(facts[0], Commitment):
            yield replace(facts[0], actors=who, confidence=level(chosen[0][0]))
