"""What the text makes of an instrument: signed, adopted, in force, ratified, planned, proposed, or nothing.

In: a passage and an `Instrument` in it. Out: `Act`s, one a status that the text asserts; none where it
denies, doubts or hopes. Parties and dates are left to `reader.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.agreements.instruments import Instrument, InstrumentLexicon
from dragoman.extract.agreements.nominal import PLANNABLE, Act, NominalActs
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.verb_groups import FINITE
from dragoman.model.span import Span
from dragoman.packs.events import Truth

OBJECT_REACH = 45  # words between a verb and an instrument that is its object, perhaps in a list
__all__ = ["Act", "ActReader"]

DOUBTED = frozenset({"denied", "rumoured", "hoped", "hypothetical", "asked"})


class ActReader:
    """Reads what becomes of instruments."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._lexicon = lexicon
        self._reader = lexicon.reader
        self._nouns = NominalActs(lexicon)

    def acts(self, passage: Passage, one: Instrument) -> Iterator[Act]:
        """Every status of an instrument that a sentence asserts."""
        around = self._reader.noun(passage, one.start, one.end)
        if around in DOUBTED or around == "cancelled":
            return
        found = self._before(passage, one) or self._nouns.act(passage, one)
        behind = self._relative(passage, one) or self._behind(passage, one)
        if found is not None:
            yield self._planned(found, around)
        if behind is not None and (found is None or found.status != behind.status):
            yield behind
        if (
            behind is not None
            and behind.voice == "attributive"
            and (later := self._later(passage, one, behind))
        ):
            yield later
        if force := self._in_force(passage, one):
            yield force

    def _planned(self, act: Act, around: Truth | None) -> Act:
        coming = around in ("announced", "proposed") and act.status in PLANNABLE and act.voice == "nominal"
        return Act("planned", act.scope, act.at, act.first, act.last, act.voice) if coming else act

    def _status(self, verb: Predicate, passage: Passage) -> str | None:
        """The status that a verb gives the instrument, or None."""
        status = self._lexicon.status[verb.verb.lemma]
        if verb.verb.lemma == "rendre" and not any(
            w.fold.startswith("publi") for w in passage.words[verb.last : verb.last + 3]
        ):
            return None
        if verb.truth == "asserted":
            return "planned" if status == "negotiated" else status
        if verb.truth == "announced" and status in ("signed", "adopted", "negotiated"):
            return "planned"
        return (
            "proposed" if verb.truth == "proposed" and status in ("signed", "adopted", "negotiated") else None
        )

    def _predicate(self, passage: Passage, k: int) -> Predicate | None:
        forms = self._lexicon.forms.get(passage.words[k].form)
        return self._reader.verb(passage, k, forms) if forms else None

    def _before(self, passage: Passage, one: Instrument) -> Act | None:
        """ "ont signé un traité et la Déclaration"; "ont été signés : …"; "Signé à Chengdu, l'accord"."""
        words = passage.words
        number = passage.clause_at(one.start)
        for k in range(one.first - 1, max(one.first - 1 - OBJECT_REACH, -1), -1):
            if words[k].fold in (".", ";"):
                return None
            verb = self._predicate(passage, k)
            if verb is None:
                if words[k].finite and passage.clause_at(k) == number:
                    return None
                continue
            verb = self._coordinated(passage, k, verb)
            listed = self._in_list(passage, k, one)
            same = passage.clause_at(k) == number or listed
            if not same:
                return None
            opening = verb.voice == "attributive" and k <= 1
            behind = words[one.first - 1].fold in ("notamment", words[k].fold)
            inverted = verb.voice == "passive" and (listed or behind)
            if (verb.voice == "attributive" and not opening) or (verb.voice == "passive" and not inverted):
                return None
            if self._other_object(passage, verb.last, one):
                return None
            status = self._status(verb, passage)
            scope = passage.spans(passage.clause_at(k))
            return Act(status, scope, k, verb.first, verb.last, verb.voice) if status else None
        return None

    def _in_list(self, passage: Passage, k: int, one: Instrument) -> bool:
        """ "ont signé trois textes : un protocole, un mémorandum et …": whether a colon opens its list."""
        gap = passage.words[k + 1 : one.first]
        colon = next((i for i, word in enumerate(gap) if word.fold == ":"), None)
        return colon is not None and not any(word.finite or word.fold == "." for word in gap[colon:])

    def _coordinated(self, passage: Passage, k: int, verb: Predicate) -> Predicate:
        """ "ont adopté X et signé Y", "prévoient de signer et publier Z": what the first verb makes of it."""
        words = passage.words
        if k < 2 or words[k - 1].fold not in ("et", "puis"):
            return verb
        before = self._predicate(passage, k - 2)
        if verb.tense == "infinitive" and before is not None and before.tense == "infinitive":
            return replace(verb, first=before.first, truth=before.truth)
        if verb.voice != "attributive":
            return verb
        number = passage.clause_at(k)
        for i in range(k - 2, max(k - OBJECT_REACH, -1), -1):
            if passage.clause_at(i) != number:
                break
            auxiliary = self._reader.words.auxiliaries.get(words[i].form)
            if auxiliary and auxiliary[0] == "have" and words[i].finite:
                denied = any(word.fold in ("ne", "n'") for word in words[max(0, i - 2) : i])
                truth = "denied" if denied else FINITE[auxiliary[1]]
                return replace(verb, first=i, voice="active", truth=truth)
        return verb

    def _other_object(self, passage: Passage, last: int, one: Instrument) -> bool:
        """Whether a preposition makes an instrument part of another thing ("signé en vertu de l'accord")."""
        before = passage.words[one.first - 1].fold if one.first else ""
        first = passage.words[one.first].fold
        if first in ("du", "d'", "au") or before in (
            "sur",
            "selon",
            "dans",
            "sous",
            "par",
            "avec",
            "pour",
            "vertu",
            "cadre",
        ):
            return passage.words[last - 1].fold != "negociations"
        gap = [word.fold for word in passage.words[last : one.first]]
        return "," not in gap and any(word in ("sur", "concernant", "contre") for word in gap[:6])

    def _behind(self, passage: Passage, one: Instrument) -> Act | None:
        """ "un protocole a été signé"; "l'accord signé à Astana"; "le traité, qui a été ratifié"."""
        words = passage.words
        number = passage.clause_at(one.start)
        k = one.stop
        while k < len(words) and words[k].fold in (",", "»", "”", '"', ")"):
            k += 1
        for i in range(k, min(k + 12, len(words))):
            if words[i].fold in (".", ";", ":") or words[i].fold in ("que", "qu'", "dont"):
                return None
            verb = self._predicate(passage, i)
            if verb is None:
                if words[i].finite and not self._auxiliary(passage, i):
                    return None
                continue
            if verb.voice == "attributive":
                joined = words[i - 1].fold == "ni" or self._coordinated(passage, i, verb) is not verb
                if i > k + 2 or joined:
                    return None
                scope: tuple[Span, ...] = (self._from(passage, i),)
            elif verb.voice == "passive" and (self._is_subject(passage, one) or words[k].fold == "qui"):
                number = passage.clause_at(i)
                scope = passage.spans(number)
            else:
                return None
            status = self._status(verb, passage)
            return Act(status, scope, i, one.first, verb.last, verb.voice) if status else None
        return None

    def _later(self, passage: Passage, one: Instrument, act: Act) -> Act | None:
        """ "le contrat signé en 2019 avec X a été résilié": what its main verb tells besides."""
        number = passage.clause_at(one.start)
        if not self._is_subject(passage, one):
            return None
        for k in range(act.last, len(passage.words)):
            if passage.words[k].fold in (".", ";", ":") or passage.clause_at(k) != number:
                return None
            verb = self._predicate(passage, k)
            if verb is None or verb.voice == "attributive":
                if passage.words[k].finite and not self._auxiliary(passage, k):
                    return None
                continue
            status = self._status(verb, passage) if verb.voice == "passive" else None
            if status is None or status == act.status:
                return None
            start = passage.words[verb.first].span.start
            scope = tuple(Span(max(a, start), b) for a, b in passage.spans(number) if b > start)
            return Act(status, scope, k, one.first, verb.last, "passive")
        return None

    def _relative(self, passage: Passage, one: Instrument) -> Act | None:
        """ "un mémorandum que les deux ministères ont signé le 18 mai"."""
        stop = one.stop
        if stop + 1 < len(passage.words) and passage.words[stop].fold == ",":
            stop += 1
        if stop >= len(passage.words) or passage.words[stop].fold not in ("que", "qu'"):
            return None
        number = passage.clause_at(stop)
        for start, end in passage.clauses[number].parts:
            for i in range(max(start, stop), end):
                verb = self._predicate(passage, i)
                if verb is None or self._reader.reaches(passage, i) is not None:
                    continue
                status = self._status(verb, passage) if verb.voice == "active" else None
                return (
                    Act(status, passage.spans(number), i, verb.first, verb.last, "active") if status else None
                )
        return None

    def _auxiliary(self, passage: Passage, i: int) -> bool:
        word = passage.words[i]
        return word.form in self._reader.words.auxiliaries or word.fold.startswith(
            ("do", "dev", "peu", "pour", "va", "vo")
        )

    def _from(self, passage: Passage, i: int) -> Span:
        """From a participle to the end of what belongs to it."""
        for k in range(i + 1, len(passage.words)):
            word = passage.words[k]
            if word.finite or word.fold in (".", ";", ":", ",", "qui", "dont"):
                return Span(passage.words[i].span.start, passage.words[k - 1].span.end)
        return Span(passage.words[i].span.start, passage.span.end)

    def _is_subject(self, passage: Passage, one: Instrument) -> bool:
        first = passage.words[one.first].fold if one.first < one.start else ""
        before = passage.words[one.first - 1].fold if one.first else ""
        return first not in ("du", "d'", "au") and before not in (
            "de",
            "sur",
            "par",
            "avec",
            "selon",
            "dans",
            "pour",
            "a",
        )

    def _in_force(self, passage: Passage, one: Instrument) -> Act | None:
        """ "est en vigueur depuis", "est entré en vigueur le"; a future or a negation yields nothing."""
        start = passage.words[one.stop - 1].span.end
        match = self._lexicon.force.search(passage.folded, start, min(start + 260, passage.span.end))
        if match is None or not self._is_subject(passage, one):
            return None
        k = passage.at(match.start())
        number = passage.clause_at(one.start)
        between = [passage.words[i] for i in range(one.stop, k) if passage.clause_at(i) == number]
        finite = [word for word in between if word.finite]
        words = {word.fold for word in between}
        if (
            passage.clause_at(k) != number
            or not finite
            or len(finite) > 2
            or words & {"ne", "n'", "pas", "que", "si", "loi", "regles", ";"}
        ):
            return None
        if finite[-1].tense in ("future", "conditional") or words & {
            "doit",
            "devrait",
            "entrera",
            "entreront",
            "pourrait",
            "doivent",
        }:
            return None
        if self._reader.context(passage, k) not in (None, "asserted"):
            return None
        scope = (Span(match.start(), min(match.end() + 60, passage.span.end)),)
        return Act("in-force", scope, k, one.first, k + 2, "in-force")
