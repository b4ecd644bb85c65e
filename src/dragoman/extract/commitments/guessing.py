"""Promises of whom the words do not name: "elle entend", "la société prévoit de", where no rule settles who.

In: bindings that were left without a party, the antecedents of the reading. Out: possible commitments, one a
party that may be meant, with signs; of these, for each action, what is probable enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.antecedents import Antecedents
from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.scene import Scene
from dragoman.extract.commitments.things import aims
from dragoman.extract.grammar.subjects import Subject
from dragoman.extract.likely import level
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Commitment
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.weights import Weights

INSTITUTIONS = frozenset(("institution", "body", "side", "venture", "text", "company", "bank"))
NOBODY = re.compile(
    r"\b(?:state|person|outsider|on|nous|il|elle|ils|elles)$|several .*(?:other|venture|place)$|text$"
)
"""What words with an article ask for that is no party by itself: "le pays", "le président"."""
OF = re.compile(r" (?:de|du|des) | d'")
TITLED = re.compile(r"(?:(?:M\.|MM\.|Mme|[Ll][ae]s?) ?|[Ll]')?")
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
    asked = list(_own(one, actors, antecedents))
    if (
        binding.passive and speakers and not actors.told.for_another(said)
    ):  # "un parking sera aménagé, promet l'administration"
        asked.append((speakers, frozenset({"the speaker"})))
    if not any("named" in more for _, more in asked):
        asked += _recalled(one.where, actors, antecedents, bool(asked))
    for who, more in asked:
        if speakers:
            more |= {"speaks" if set(speakers) & set(who) else "another speaks"}
        yield who, frozenset(signs | more)


def _own(
    one: Unnamed, actors: ActorFinder, antecedents: Antecedents
) -> Iterator[tuple[tuple[Party, ...], frozenset[str]]]:
    """Whom the words themselves name or describe, by a rule or as they stand: "M. Sun", "le collège"."""
    reading, where, subject = one.scene.reading, one.where, one.subject
    names = list(reading.names_in(where, "organisation", "country", "place", "person"))
    if one.binding.passive:  # its subject undertakes nothing
        by = one.binding.who
        known = by and antecedents.asked(by) in INSTITUTIONS
        itself = actors.institutions.itself(by) if by and known else ()
        if by and (named := actors.actors(_subject(one.scene, by)) or itself):
            yield named, frozenset({"named", "by an agent"})
        return
    if subject and not subject.pronoun and (named := actors.actors(subject)):
        yield named, frozenset({"named" if names else "by its noun"})
        return
    if one.settled:
        return
    pledge = "bare" if one.binding.bare else one.binding.modality
    for name in names:
        if _is_all(reading, where, name.span) and (
            antecedents.acts(name) or not aims(one.scene, one.binding)
        ):
            own = f"own name: {name.kind}"
            yield (name.entity,), frozenset({"own name", own, f"{own}, {pledge}"})
            return
    if person := next((name for name in names if name.kind == "person"), None):  # "le recteur, Sun Baowei"
        yield actors.stand_in(person.entity), frozenset({"own name", "own name: person"})
        return
    asked = antecedents.asked(where)
    hosts = one.binding.bare and one.binding.modality == "plan" and asked == "place"  # a town of a meeting
    if not hosts and not NOBODY.search(asked) and (itself := actors.institutions.itself(where)):
        signs = {"own words", f"own words, {asked}", f"own words, {pledge}", f"own words, {asked}, {pledge}"}
        label = itself[0].label if isinstance(itself[0], Entity) else ""
        if label[:1].isupper():
            signs.add("own words: a capital")
        if names:
            signs |= {"own words: a name", f"own words: a {names[0].kind}"}
        if OF.search(label):
            signs.add("own words: whose")
        yield itself, frozenset(signs)


def _subject(scene: Scene, words: Span) -> Subject:
    """Some words as a subject, whose first noun or name is its head."""
    passage = scene.passage
    first, last = passage.at(words.start), passage.at(words.end - 1)
    head = next((k for k in range(first, last + 1) if passage.words[k].nominal), first)
    return Subject(words, passage.words[head].span)


def _is_all(reading: Reading, where: Span, name: Span) -> bool:
    """Whether a name is all that some words say, but for a title or an article."""
    before, behind = reading.text[where.start : name.start], reading.text[name.end : where.end]
    return not behind.strip() and TITLED.fullmatch(before) is not None


def _recalled(
    where: Span, actors: ActorFinder, antecedents: Antecedents, own: bool
) -> Iterator[tuple[tuple[Party, ...], frozenset[str]]]:
    """Those whom words may recall, as the parties that they act for; `own`: the words may stand for it."""
    for party, signs in antecedents.of(where):
        yield actors.stand_in(party), signs | ({"words of its own"} if own else frozenset())


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
