"""Lines on what was promised and what was said: who, and how.

In: entries of commitments and statements. Out: items; the words of a promise stand in its sentence, those
of a statement in the quotation behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Commitment, Statement
from dragoman.publish.brief.choosing import chosen_date
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing, capital, fill
from dragoman.publish.report import one_line

MODALITIES = ("agreement", "pledge", "plan", "proposal", "willingness")
"""The order in which undertakings are told: the firmest first."""


def commitments(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item an undertaking, grouped by how firm it is."""
    return [
        _commitment(entry, one.fact, speech)
        for entry in entries
        for one in entry.told[:1]
        if isinstance(one.fact, Commitment)
    ]


def statements(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item a statement, grouped by speaker."""
    return [
        _statement(entry, one.fact, speech)
        for entry in entries
        for one in entry.told[:1]
        if isinstance(one.fact, Statement)
    ]


def _commitment(entry: Entry, fact: Commitment, speech: Speech) -> Item:
    deadline = chosen_date(
        entry.told, lambda one: one.fact.deadline if isinstance(one.fact, Commitment) else None
    )
    forms = speech.terms.modality.get(fact.modality, ())
    joint = _joint(fact.modality, _words(entry.told[0]), speech) if forms else None
    words = {
        "joint": joint,
        "actors": speech.listed(fact.actors),
        "verb": agreeing(forms, _form(fact.actors, speech)) if forms else None,
        "words": speech.quoted(_words(entry.told[0])),
        "deadline": speech.times.bare(deadline.value),
        "beneficiary": speech.names.name(fact.beneficiary).the if fact.beneficiary else None,
    }
    pattern = ("commitment_to" if joint else "commitment") if forms else "commitment_untold"
    text = speech.said(pattern, words)
    notes = deadline.note("date", speech.times.bare)
    order = MODALITIES.index(fact.modality) if fact.modality in MODALITIES else len(MODALITIES)
    return Item("commitments", fact.modality, text, entry.told, deadline.value, notes, order=order)


def _statement(entry: Entry, fact: Statement, speech: Speech) -> Item:
    terms = speech.terms
    speakers = fact.speaker if isinstance(fact.speaker, tuple) else (fact.speaker,)
    pattern = terms.denied if fact.polarity == "denied" else terms.modes[fact.mode]
    text = capital(fill(pattern, {"who": speech.listed(speakers)}))
    group = capital(speech.names.listed([speech.names.plain(one) for one in speakers]))
    return Item("statements", group, text, entry.told, spoken=True)


def _words(told: Told) -> str:
    return told.words or told.quotation


def _joint(modality: str, words: str, speech: Speech) -> str | None:
    """The preposition that makes words which begin with an infinitive a part of the sentence."""
    grammar = speech.wording.grammar
    begins = one_line(words).replace("’", "'")
    preposition = speech.terms.joints.get(modality)
    if not (preposition and speech.names.native and re.match(grammar.infinitive, begins)):
        return None
    elided = begins.startswith(grammar.elided) and f"{preposition} " == grammar.of["none"]
    return grammar.of["none_v"] if elided else f"{preposition} "


def _form(actors: Sequence[Party], speech: Speech) -> str:
    """Gender and number of whoever acts: masculine unless all are feminine."""
    forms = [speech.names.name(one).form for one in actors]
    feminine = all(form.startswith("f") for form in forms)
    several = len(actors) > 1 or forms[0].endswith("p")
    person = actors[0] if len(actors) == 1 else None
    entry = speech.names.entry(person) if isinstance(person, Entity) else None
    if getattr(entry, "gender", None) == "f":
        return "f"
    return ("f" if feminine else "m") + ("p" if several else "")
