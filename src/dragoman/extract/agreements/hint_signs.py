"""What speaks for or against an instrument that is only hinted at.

In: an `Instrument` in its sentence. Out: signs, short strings that the weights of `weights/agreement.yaml`
know; what each is worth is fitted, not said here. Who may sign it is left to `party_signs.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.telling import AgreementTelling

NEGATED = frozenset(("ne", "n'", "sans", "aucun", "aucune", "ni"))
LEADS = frozenset(
    ("dans", "selon", "par", "sur", "avec", "de", "d'", "du", "des", "a", "au", "aux", "pour", "en")
)
QUOTES = ("«", '"', "“", "(")


def signs_around(telling: AgreementTelling, one: Instrument, number: int) -> Iterator[str]:
    """What speaks for or against an instrument, whoever signs it; its sentence names `number` of them."""
    passage, reading = telling.passage, telling.here.reading
    words = passage.words
    yield f"kind:{one.kind}"
    yield from _title(one)
    yield from (name for name in ("plural", "definite", "weak") if getattr(one, name))
    if one.stop == one.end:
        yield "bare, all of them" if one.definite and one.plural else "bare"
    before = words[one.first - 1].fold if one.first else "start"
    lead = next((word for word in (words[one.first].fold, before) if word in LEADS), before)
    yield f"lead:{lead if lead in LEADS or lead == 'start' else 'other'}"
    if reading.text[: words[one.start].span.start].rstrip().endswith(QUOTES):
        yield "in quotes"
    yield f"described:{min(one.stop - one.end, 9) // 3}"
    yield f"instruments:{min(number, 3)}"
    sentence = reading.sentence_at(passage.span.start)
    if sentence is not None and reading.blocks[sentence.block].kind == "heading":
        yield "heading"
    if not any(word.finite for word in words):
        yield "verbless"
    if words[-1].fold == "?":
        yield "asked"
    clause = passage.clauses[passage.clause_at(one.start)]
    inside = [words[k] for start, end in clause.parts for k in range(start, end)]
    if any(word.fold in NEGATED for word in inside):
        yield "negated"
    yield from {f"tense:{word.tense}" for word in inside if word.finite and word.tense}
    at = words[one.start].span
    modes = {said.mode for said in telling.said if said.content.contains(at)}
    if modes:
        yield "reported" if modes == {"indirect"} else "quoted"


def _title(one: Instrument) -> Iterator[str]:
    """How an instrument is called."""
    yield "title:known" if one.entry else "title:described" if one.title else "title:none"
    if one.title and one.title.label[:1].isupper():
        yield "title:capital"
