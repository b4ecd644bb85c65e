"""Acts that a noun tells: "l'adoption de la Déclaration", "la signature, en 2018, d'un protocole".

In: a passage and an `Instrument` in it. Out: the `Act`, or None. Verbs are left to `acts.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.agreements.instruments import Instrument, InstrumentLexicon
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span
from dragoman.packs.events import Truth

LEAD = 120  # code points before an instrument in which the noun of its act stands
PLANNABLE = frozenset({"signed", "adopted"})


@dataclass(frozen=True, slots=True)
class Act:
    """`status` as the contract has it (None: it exists, no more is said); `scope` is where its date stands.

    `first` is the first word of the verb, before which its subject stands; `last` the word behind it.
    """

    status: str | None
    scope: tuple[Span, ...]
    at: int
    first: int
    last: int
    voice: str = "active"


class NominalActs:
    """Reads the acts that nouns tell."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._lexicon = lexicon
        self._reader = lexicon.reader

    def act(self, passage: Passage, one: Instrument) -> Act | None:
        """ "l'adoption de la Déclaration"; "la signature d'un accord est prévue"."""
        end = passage.words[min(one.first, one.start)].span.start
        begin = max(passage.span.start, end - LEAD)
        lead = passage.folded[begin:end].rstrip('«"“ ') + " "
        match = self._lexicon.act.search(lead)
        if match is None:
            return None
        k = passage.at(begin + match.start())
        gap = range(passage.at(begin + match.end("act")), one.first)
        if any(passage.words[i].finite or passage.words[i].fold in (";", ":", ".") for i in gap):
            return None
        status = self._lexicon.act_status(match["act"])
        number = passage.clause_at(k)
        truth = self._truth(passage, one, k, status)
        if truth in ("announced", "proposed") and status in (*PLANNABLE, "negotiated"):
            status = "planned" if truth == "announced" else "proposed"
        elif truth != "asserted" or status == "in-force":
            return None
        elif status == "negotiated":
            status = "planned"
        return Act(status, passage.spans(number), k, k, one.stop, "nominal")

    def _truth(self, passage: Passage, one: Instrument, k: int, status: str) -> Truth | None:
        """Whether the text says that the act took place: by what leads to its noun, or follows it."""
        if (truth := self._reader.noun(passage, k, k + 1)) is not None:
            return truth
        number = passage.clause_at(k)
        before = passage.folded[passage.spans(number)[0].start : passage.words[k].span.start]
        after = passage.folded[passage.words[one.stop - 1].span.end : passage.span.end]
        if self._lexicon.planned_act.search(after):
            return "announced" if self._reader.context(passage, k) in (None, "announced") else None
        leads = (
            status == "negotiated"
            or self._lexicon.leads.search(before)
            or self._lexicon.after_act.search(after)
        )
        return self._reader.told(passage, number) if leads else None
