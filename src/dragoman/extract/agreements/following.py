"""What stands behind an instrument and tells what became of it, in the order of the text.

In: a passage and an `Instrument` in it. Out: `Act`s. "l'accord signé à Astana en 2019, ratifié en mai et en
vigueur depuis"; "un protocole a été signé puis adopté"; "un mémorandum que les deux ministères ont signé".
What stands before it is left to `leading.py` and `nominal.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.statuses import Act, StatusVerbs
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span

REACH = 12  # words between an instrument and its first verb
MARKS = frozenset((".", ";", ":"))
AFTER = frozenset((",", "»", "”", '"', ")", "("))
NOT_SUBJECT = frozenset(("de", "sur", "par", "avec", "selon", "dans", "pour", "a"))
TO_COME = frozenset(("future", "conditional"))
_NOUN = re.compile(r"(?:entrer|mettre|(?:l'|la |d'|son |cette |prochaine )(?:entree|mise)) $")
_ENTERED = re.compile(
    r"[\s«]*(?P<force>entree?s?|mise?s?) (?:officiellement )?en vigueur [^,;:.]{2,60}, (?=l)"
)
_MODAL = re.compile(r"(?:do|dev|peu|pour|va|vo|rest)")
_REMAINS = re.compile(r"\brest\w+ (?:encore )?a$")


class FollowingActs(StatusVerbs):
    """Reads the verbs behind instruments."""

    def acts(self, passage: Passage, one: Instrument) -> Iterator[Act]:
        """Every status that the words behind an instrument assert."""
        relative = self._signed_by(passage, one)
        if relative is not None:
            yield relative
        found = list(self._verbs(passage, one, relative is not None))
        if not found and one.tail > one.stop:  # "un X et un Y ont été signés"
            every = self._verbs(passage, replace(one, stop=one.tail), False)
            found = [told for told in every if told[1] is None or told[1].voice == "passive"]
        if (leading := self._in_force_before(passage, one)) is not None:
            yield leading
        yield from self._scoped(passage, one, found)

    def _in_force_before(self, passage: Passage, one: Instrument) -> Act | None:
        """ "Entré en vigueur le 1er mai, l'accord …": a participle that opens its sentence."""
        match = _ENTERED.match(passage.folded, *passage.span)
        if match is None or passage.at(match.end()) != one.first:
            return None
        at = passage.at(match.start("force"))
        return Act("in-force", (Span(*match.span()),), at, one.first, one.stop, "in-force")

    def _scoped(
        self, passage: Passage, one: Instrument, found: list[tuple[int, Predicate | None, str]]
    ) -> Iterator[Act]:
        """Each act with the words that may hold its date: from its verb to the next one's."""
        for i, (k, verb, status) in enumerate(found):
            number = passage.clause_at(k)
            whole = passage.spans(number)
            begin = whole[0].start if not i else passage.words[k].span.start
            end = passage.words[found[i + 1][0]].span.start if i + 1 < len(found) else whole[-1].end
            if verb is not None and verb.voice == "attributive" and not i:
                scope: tuple[Span, ...] = (self._from(passage, k),)
            elif verb is None:
                scope = (Span(passage.words[k].span.start, min(passage.words[k].span.end + 80, end)),)
            else:
                scope = tuple(Span(max(a, begin), min(b, end)) for a, b in whole if a < end and b > begin)
            stands = "in-force" if status == "in-force" else "passive"
            voice = stands if verb is None else verb.voice
            yield Act(status, scope, k, one.first, verb.last if verb else k + 2, voice)

    def _verbs(
        self, passage: Passage, one: Instrument, found: bool
    ) -> Iterator[tuple[int, Predicate | None, str]]:
        """The verbs said of the instrument, each with its place and the status that it gives.

        `found`: one stands before them, so that the next may be far.
        """
        words = passage.words
        k = one.stop
        while k < len(words) and words[k].fold in AFTER:
            k += 1
        own = {passage.clause_at(one.start)}
        if k < len(words) and words[k].fold in ("qui", "lequel", "laquelle"):
            own = {passage.clause_at(k)}
        elif not self._is_subject(passage, one):
            own = set()
        last: Predicate | None = None
        for i in range(k, len(words)):
            if words[i].fold in MARKS or (not found and i > k + REACH):
                return
            number = passage.clause_at(i)
            if passage.clauses[number].shared and number - 1 in own:
                own.add(number)
            if i > k + 1 and number not in own:
                continue
            if self._is_in_force(passage, i, k, own):
                found = True
                yield i, None, "in-force"
                continue
            if self._is_under_way(passage, i, own):
                found = True
                yield i, None, "planned"
                continue
            verb = self.predicate(passage, i)
            if verb is None:
                if words[i].finite and not self._leads(passage, i):
                    return
                continue
            verb = self._joined(verb, last)
            again = last is not None and last.voice == "attributive" and words[i - 1].fold in (",", "et")
            if not self._is_said(passage, i, i if again else k, verb, own):
                return
            found, last = True, verb
            if (status := self.status(verb)) is not None:
                yield i, verb, status

    def _joined(self, verb: Predicate, last: Predicate | None) -> Predicate:
        """ "a été signé en avril, ratifié en novembre": what the auxiliary before makes of a participle."""
        if last is None or verb.voice != "attributive" or last.voice != "passive":
            return verb
        return replace(verb, voice="passive", truth=last.truth, tense=last.tense)

    def _is_said(self, passage: Passage, i: int, k: int, verb: Predicate, own: set[int]) -> bool:
        """Whether a verb behind an instrument can be said of it."""
        if verb.voice == "passive":
            return passage.clause_at(i) in own
        if verb.tense == "infinitive":  # "reste à signer"
            return bool(_REMAINS.search(passage.between(max(0, verb.first - 3), verb.first)))
        if verb.voice != "attributive" or i > k + 2:
            return False
        joined = self.predicate(passage, i, objected=True)  # "a adopté l'accord et signé …"
        return joined is not None and joined.voice == "attributive"

    def _is_in_force(self, passage: Passage, i: int, k: int, own: set[int]) -> bool:
        """Whether "en vigueur" at word `i` is said of the instrument now: not of its future, nor denied."""
        match = self._lexicon.force.match(passage.folded, passage.words[i].span.start)
        told = i and self._lexicon.in_force_alone.match(passage.folded, passage.words[i - 1].span.start)
        if match is None or told:  # of "entre en vigueur", "entre" tells it
            return False
        between = [
            passage.words[j] for j in range(k, min(i + 2, len(passage.words))) if passage.clause_at(j) in own
        ]
        finite = [word for word in between if word.finite]
        folds = {word.fold for word in between}
        stands = bool(finite) or bool(self._lexicon.in_force_alone.match(match[0])) or i <= k + 1
        if not stands or folds & {"ne", "n'", "pas", "que", "si", "loi", "regles"}:
            return False
        if finite and finite[-1].tense in TO_COME:
            return False
        if any(_MODAL.match(word.fold) and word.finite for word in finite[-2:]):
            return False
        if _NOUN.search(passage.folded[: match.start()][-16:]):  # "l'entrée en vigueur"
            return False
        return self._reader.context(passage, i) in (None, "asserted")

    def _is_under_way(self, passage: Passage, i: int, own: set[int]) -> bool:
        """Whether "est en négociation" at word `i` is said of the instrument, and not denied."""
        word = passage.words[i]
        if not word.finite or word.tense in TO_COME or passage.clause_at(i) not in own:
            return False
        behind = passage.folded[passage.words[i].span.end : passage.span.end]
        stands = self._lexicon.under_way.match(behind) is not None
        return stands and self._reader.reaches(passage, i) is None

    def _signed_by(self, passage: Passage, one: Instrument) -> Act | None:
        """ "un mémorandum que les deux ministères ont signé le 18 mai"."""
        stop = one.stop
        if stop + 1 < len(passage.words) and passage.words[stop].fold == ",":
            stop += 1
        if stop >= len(passage.words) or passage.words[stop].fold not in ("que", "qu'"):
            return None
        number = passage.clause_at(stop)
        for start, end in passage.clauses[number].parts:
            for i in range(max(start, stop), end):
                verb = self.predicate(passage, i)
                if verb is None or self._reader.reaches(passage, i) is not None:
                    continue
                status = self.status(verb) if verb.voice == "active" else None
                spans = passage.spans(number)
                return Act(status, spans, i, verb.first, verb.last, "active") if status else None
        return None

    def _leads(self, passage: Passage, i: int) -> bool:
        """Whether a finite verb is an auxiliary or modal of what follows."""
        word = passage.words[i]
        return word.form in self._reader.words.auxiliaries or bool(_MODAL.match(word.fold))

    def _from(self, passage: Passage, i: int) -> Span:
        """From a participle to the end of what belongs to it."""
        for k in range(i + 1, len(passage.words)):
            word = passage.words[k]
            if word.finite or word.fold in (".", ";", ":", ",", "qui", "dont"):
                return Span(passage.words[i].span.start, passage.words[k - 1].span.end)
        return Span(passage.words[i].span.start, passage.span.end)

    def _is_subject(self, passage: Passage, one: Instrument) -> bool:
        """Whether an instrument can be the subject of what follows, not the complement of a preposition."""
        first = passage.words[one.first].fold if one.first < one.start else ""
        before = passage.words[one.first - 1].fold if one.first else ""
        return first not in ("du", "d'", "au") and before not in NOT_SUBJECT
