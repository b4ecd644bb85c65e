"""Lines on what was promised and what was said: who, and how.

In: accounts of commitments, entries of statements. Out: items; the words of a promise stand in its sentence,
those of a statement in the quotation behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Entry
from dragoman.model.fact import Statement
from dragoman.publish.brief.differing import dates_clash, differing
from dragoman.publish.brief.item import Item, Note
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing, capital, fill
from dragoman.publish.report import one_line

MODALITIES = ("agreement", "pledge", "plan", "proposal", "willingness")
"""The order in which undertakings are told: the firmest first."""


def commitments(accounts: Sequence[Account], speech: Speech) -> list[Item]:
    """An item an undertaking, grouped by how firm it is."""
    return [_commitment(account, speech) for account in accounts if account.type == "commitment"]


def statements(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item a statement, grouped by speaker."""
    return [
        _statement(entry, one.fact, speech)
        for entry in entries
        for one in entry.told[:1]
        if isinstance(one.fact, Statement)
    ]


def _commitment(account: Account, speech: Speech) -> Item:
    values = account.values
    said = values.get("action") or account.told[0].quotation
    modality, actors, deadline = values["modality"], values["actors"], values.get("deadline")
    forms = speech.terms.modality.get(modality, ())
    joint = _joint(modality, said, speech) if forms else None
    beneficiary = values.get("beneficiary")
    words = {
        "joint": joint,
        "actors": speech.listed(actors),
        "verb": agreeing(forms, _form(actors, speech)) if forms else None,
        "words": speech.quoted(said),
        "deadline": speech.times.bare(deadline),
        "beneficiary": speech.names.name(beneficiary).the if beneficiary else None,
    }
    pattern = ("commitment_to" if joint else "commitment") if forms else "commitment_untold"
    text = speech.said(pattern, words)
    notes = (
        *differing(account, "deadline", deadline, speech.times.bare, dates_clash),
        *_followed(account, speech),
    )
    order = MODALITIES.index(modality) if modality in MODALITIES else len(MODALITIES)
    return Item("commitments", modality, text, account.told, deadline, notes, order=order)


def _followed(account: Account, speech: Speech) -> Iterator[Note]:
    """What came of it: kept, or overdue."""
    if account.values.get("state") == "overdue":
        yield Note("overdue", ())
    for stage in account.history:
        if stage.status == "kept":
            yield Note("kept_on" if stage.date else "kept", (), speech.times.bare(stage.date))


def _statement(entry: Entry, fact: Statement, speech: Speech) -> Item:
    terms = speech.terms
    speakers = fact.speaker if isinstance(fact.speaker, tuple) else (fact.speaker,)
    pattern = terms.denied if fact.polarity == "denied" else terms.modes[fact.mode]
    text = capital(fill(pattern, {"who": speech.listed(speakers)}))
    group = capital(speech.names.listed([speech.names.plain(one) for one in speakers]))
    return Item("statements", group, text, entry.told, spoken=True)


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
