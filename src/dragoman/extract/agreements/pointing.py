"""Instruments that only point back: "cet accord", "l'accord a été signé par X et Y".

In: an `Instrument` with its acts, and the agreement told of last. Out: whether it is that one, and the act by
which the text says again what became of it. What pronouns stand for is left to `taking_up.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.fact import Agreement

AGREEMENTS = frozenset({"agreement", "visa-exemption", "loan-agreement"})  # what "cet accord" may be
SIGNED = {  # and what it and others are, right behind, where the text says again that it was signed
    "agreement": AGREEMENTS | {"contract", "memorandum"},
    "protocol": frozenset({"memorandum"}),  # a "protocole d'accord"
    "contract": frozenset({"loan-agreement"}),
}
THIS = {"contract": frozenset({"agreement", "loan-agreement"}), "memorandum": AGREEMENTS}
"""… and behind "ce", which points back whatever the noun is."""
POINTING = frozenset({"ce", "cet", "cette"})
MONTH = 7  # characters of a day that tell its month
NEAR = 900  # code points behind an agreement in which the text still speaks of it


def points_back(one: Instrument, told: Agreement, further: frozenset[str] = frozenset()) -> bool:
    """ "Cet accord", "l'accord" with nothing of its own: the instrument told of last, if it can be.

    `further`: kinds besides its own that it may be.
    """
    kinds = {one.kind, *further, *(AGREEMENTS if one.kind == "agreement" else ())}
    return (
        told.kind in kinds and one.definite and not one.plural and one.title is None and one.stop <= one.end
    )


def same_deed(passage: Passage, one: Instrument, told: Agreement) -> bool:
    """Whether words point back to an agreement, by "ce" whatever they say of it: "ce contrat d'un an"."""
    further = SIGNED.get(one.kind, frozenset())
    if passage.words[one.first].fold in POINTING and one.title is None and not one.plural:
        one, further = replace(one, stop=one.end, definite=True), further | THIS.get(one.kind, frozenset())
    return points_back(one, told, further)


def again(
    passage: Passage,
    one: Instrument,
    acts: Sequence[Act],
    told: Agreement,
    day: Callable[[Act], str | None],
) -> Act | None:
    """The act that the text told of right before and tells again: "L'accord a été signé par X et Y".

    `day` of an act, EDTF: what was signed in another month is another.
    """
    near = any(0 <= passage.span.start - span.end < NEAR for span in told.evidence)
    if not near or told.status is None or not same_deed(passage, one, told):
        return None
    act = next((act for act in acts if act.status == told.status and act.voice == "passive"), None)
    own = day(act) if act is not None else None
    return None if own and told.date and dates_apart(own[:MONTH], told.date[:MONTH]) else act


def dates_apart(one: str, other: str) -> bool:
    """Whether two days, EDTF, are not the same, the shorter one taken as far as it goes."""
    return not (one.startswith(other) or other.startswith(one))
