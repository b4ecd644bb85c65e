"""Acts that a noun tells: "l'adoption de la Déclaration", "la signature, en 2018, d'un protocole".

In: a passage and an `Instrument` in it. Out: the `Act`, or None. Verbs are left to `leading.py` and
`following.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.statuses import MADE, Act
from dragoman.extract.grammar.clauses import Passage
from dragoman.packs.events import Truth

LEAD = 130  # code points before an instrument in which the noun of its act stands
NEAR = 80  # code points before the noun of an act in which a verb leads to it
_DAY = re.compile(r"\d{4}|\d{1,2}(?:er)? [a-zû]+|hier")
_DAY_BEHIND = re.compile(r" ?,? ?(?:le |en |\w+di )(?:\w+di )?(?:\d{1,2}(?:er)? )?[a-zû]+ \d{4}")
_DETERMINED = re.compile(r"(?:(?:la|l'|les|cette|des|ces|une) ?)?$")
_OPENING = re.compile(r"^[\s«\"“—–•*-]*(?:[^.:]{0,60} : )?(?:la |l'|les )?$")


class NominalActs:
    """Reads the acts that nouns tell."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._lexicon = lexicon
        self._reader = lexicon.reader

    def act(self, passage: Passage, one: Instrument) -> Act | None:
        """ "l'adoption de la Déclaration"; "la signature d'un accord est prévue"."""
        end = passage.words[one.noun].span.start
        begin = max(passage.span.start, end - LEAD)
        lead = passage.folded[begin:end].rstrip('«"“ ') + " "
        match = self._lexicon.act.search(lead)
        if match is None:
            return None
        k = passage.at(begin + match.start())
        gap = range(passage.at(begin + match.end("act")), one.head)
        if any(passage.words[i].finite or passage.words[i].fold in (";", ":", ".") for i in gap):
            return None
        status = self._lexicon.act_status(match["act"])
        dated = bool(_DAY.search(match["gap"] or "") or _DAY_BEHIND.match(self._behind(passage, one)))
        truth = self._truth(passage, one, k, status, dated)
        if truth in ("announced", "proposed") and status in MADE:
            status = "planned" if truth == "announced" else "proposed"
        elif truth != "asserted":
            return None
        elif status == "negotiated":
            status = "planned"
        return Act(status, passage.spans(passage.clause_at(k)), k, k, one.tail, "nominal")

    def _behind(self, passage: Passage, one: Instrument) -> str:
        """What follows an instrument up to the next verb."""
        ahead = range(one.tail, len(passage.words))
        stop = next((i for i in ahead if passage.words[i].finite), len(passage.words))
        return " " + passage.between(one.tail, stop)

    def _truth(self, passage: Passage, one: Instrument, k: int, status: str, dated: bool) -> Truth | None:
        """Whether the text says that the act took place: by what leads to its noun, or follows it."""
        if (truth := self._reader.noun(passage, k, k + 1)) is not None:
            return truth
        number = passage.clause_at(k)
        before = passage.folded[passage.span.start : passage.words[k].span.start]
        after = passage.folded[passage.words[one.tail - 1].span.end : passage.span.end]
        if self._lexicon.planned_act.search(after):
            return "announced" if self._reader.context(passage, k) in (None, "announced") else None
        if self._lexicon.undone.search(passage.folded, *passage.span):
            return None
        if not any(word.finite for word in passage.words):  # "Signature d'un accord entre X et Y"
            return "asserted" if _OPENING.search(before) and status != "negotiated" else None
        clause = passage.folded[passage.spans(number)[0].start : passage.words[k].span.start]
        leads = (
            status == "negotiated"
            or (status != "in-force" and self._lexicon.leads.search(clause[-NEAR:]))
            or self._lexicon.leads_right.search(clause)
            or self._lexicon.after_act.search(after)
            or dated
        )
        if leads:
            return self._reader.told(passage, number)
        told = self._reader.told(passage, number) if self._is_subject(passage, one, k) else None
        return told if told != "announced" else None  # "la signature de l'accord va permettre de …"

    def _is_subject(self, passage: Passage, one: Instrument, k: int) -> bool:
        """Whether the act is the subject of a verb of the past: "la signature du traité a clos …"."""
        number = passage.clause_at(k)
        start = passage.clauses[number].start
        lead = passage.folded[passage.words[start].span.start : passage.words[k].span.start]
        if not _DETERMINED.search(lead) or (_DETERMINED.sub("", lead).strip(" ,") or "").endswith(
            PREPOSITIONS
        ):
            return False
        verb = next((i for i in range(one.tail, len(passage.words)) if passage.words[i].finite), None)
        if verb is None or any(passage.words[i].finite for i in range(start, k)):
            return False
        past = passage.words[verb].tense in ("past", "imperfect")
        return past or self._reader.reaches(passage, verb) is not None


PREPOSITIONS = (" de", " a", " vers", " pour", " sur", " sans", " d'", " dans", " contre", " avant")
