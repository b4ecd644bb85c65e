"""The subject of a verb: the words for whoever does what it says.

In: a passage, its sentence's parse and the words of a verb group. Out: the place of the subject's words. The
parse comes first; where it finds none, the words of the clause before the verb are taken. Whom the words
name is left to `commitments/actors.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.model.span import Span

INVERTED = ("-je", "-nous", "-il", "-elle", "-ils", "-elles")
PRONOUNS = frozenset(
    (
        "je",
        "j'",
        "nous",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        *INVERTED,
    )
)
TONIC = frozenset(("à", "sur", "pour", "avec", "chez", "envers", "contre", "entre", "par", "selon", "d'"))
"""Prepositions behind which a pronoun is no subject."""
OBLIQUE = frozenset(("duquel", "desquels", "desquelles", "auquel", "auxquels", "auxquelles", "dont", "où"))
CLIMBED = ("conj", "xcomp", "cop", "aux", "ccomp")
CLIMBED_LOOSELY = (*CLIMBED, "advcl", "acl", "obl", "dep")
RELATIVES = frozenset(("qui", "dont", "où", "lequel", "laquelle"))
ENDS = frozenset((":", ";", "«", "»", "(", "—"))
ASIDES = frozenset(
    (
        "de",
        "d'",
        "du",
        "pour",
        "en",
        "dans",
        "avec",
        "lors",
        "selon",
        "par",
        "a",
        "au",
        "aux",
        "quant",
        "comme",
    )
)
REACH = 40  # words before a verb in which its subject begins


@dataclass(frozen=True, slots=True)
class Subject:
    """`span`: the words of the subject; `head`: its first noun, name or pronoun."""

    span: Span
    head: Span
    pronoun: bool = False


class SubjectFinder:
    """Finds subjects in one sentence."""

    def __init__(self, passage: Passage, line: Line) -> None:
        self._passage = passage
        self._line = line

    def subject(self, first: int, last: int, *, loose: bool = False) -> Subject | None:
        """The subject of the verb group at words `[first, last)`.

        `loose`: of a gerund or infinitive, whose subject is that of the verb it hangs on.
        """
        if pronoun := self._pronoun(first, last):
            return pronoun
        by_parse = self._by_parse(first, last, loose)
        if by_parse and (own := self._in_relative(first)) and by_parse.span.start < own.span.start:
            return own
        return by_parse or self.by_words(first)

    def _in_relative(self, first: int) -> Subject | None:
        """The words between an oblique relative and the verb at word `first`: "au titre duquel X bâtira"."""
        words = self._passage.words
        for k in range(first - 1, max(first - REACH, -1), -1):
            if words[k].form in OBLIQUE:
                nominal = any(word.nominal for word in words[k + 1 : first])
                return self._of_words(k + 1, first) if nominal else None
            if words[k].finite or words[k].fold in (",", ";", ":"):
                return None
        return None

    def _pronoun(self, first: int, last: int) -> Subject | None:
        words = self._passage.words
        start = max(first - 1, 0)
        while start > 0 and words[start].fold in ("ne", "n'"):
            start -= 1
        for k in range(start, min(last, len(words))):
            tonic = k > 0 and words[k - 1].form in TONIC  # "s'est quant à elle engagée", "prend sur elle"
            if words[k].form in PRONOUNS and words[k].fold not in ("la", "le") and not tonic:
                return Subject(words[k].span, words[k].span, pronoun=True)
        return None

    def _by_parse(self, first: int, last: int, loose: bool) -> Subject | None:
        line, words = self._line, self._passage.words
        if not len(line):
            return None
        begin, end = words[first].span.start, words[last - 1].span.end
        group = {i for i in range(line.at(begin), len(line)) if line.tokens[i].span.end <= end}
        climbed = CLIMBED_LOOSELY if loose else CLIMBED
        for _ in range(5):
            if found := self._child(group, begin):
                return found
            up = {
                line.tokens[i].head
                for i in group
                if line.tokens[i].head != i
                and (line.tokens[i].relation.split(":")[0] in climbed or self._goes_on(i))
            } - group
            if not up:
                return None
            group = up
        return None

    def _goes_on(self, i: int) -> bool:
        """Whether a verb without a subject goes on from one before: "a salué X, a évoqué Y et a promis"."""
        line = self._line
        token = line.tokens[i]
        if token.relation != "parataxis" or token.head >= i or line.pos(i) != "VERB":
            return False
        between = (line.word(k) for k in range(token.head + 1, i))
        return not ENDS & set(between) and not any(
            one.head == i and one.relation.startswith(("nsubj", "expl:subj")) for one in line.tokens
        )

    def _child(self, group: set[int], begin: int) -> Subject | None:
        line = self._line
        for i, token in enumerate(line.tokens):
            if not token.relation.startswith("nsubj") or token.head not in group or token.span.start >= begin:
                continue
            if line.word(i) in RELATIVES:
                antecedent = line.tokens[token.head].head
                if line.tokens[token.head].relation.startswith("acl") and antecedent < i:
                    return self._phrase(antecedent, i)
                return self._phrase(i - 2 if line.word(i - 1) == "," else i - 1, i)
            if line.tokens[i].text.lower() in PRONOUNS:
                return Subject(token.span, token.span, pronoun=True)
            return self._phrase(i, line.at(begin))
        return None

    def _phrase(self, head: int, end: int) -> Subject:
        """The words that hang below a noun, up to a relative clause or a verb."""
        line = self._line
        start = head
        while start > 0 and line.below(start - 1, head) and line.word(start - 1) not in ENDS:
            start -= 1
        stop = head + 1
        while stop < end and line.below(stop, head):
            if line.word(stop) in RELATIVES or line.finite(stop) or line.word(stop) in ENDS:
                break
            stop += 1
        while stop > head + 1 and line.pos(stop - 1) in ("PUNCT", "CCONJ", "ADP", "DET"):
            stop -= 1
        return Subject(line.span(start, stop), line.tokens[head].span)

    def by_words(self, first: int, *, narrow: bool = False) -> Subject | None:
        """The words of the clause before the verb at word `first`, from the last comma outside a list.

        `narrow`: from the last comma, whatever it is.
        """
        passage = self._passage
        words = passage.words
        number = passage.clause_at(first)
        clause = passage.clauses[number]
        if clause.shared and number > 0:  # the subject of the verb before "et"
            before = next((k for k in range(clause.start - 1, 0, -1) if words[k].finite), None)
            return self.subject(before, before + 1) if before else None
        starts = [start for start, end in clause.parts if start <= first]
        start = max([*starts[-1:], first - REACH, 0])
        while start < first and (
            words[start].fold in ("et", "mais", "que", "qu'", ",", "-", "–") or not words[start].fold
        ):
            start += 1
        stops = [k for k in range(start, first) if words[k].fold == ","]
        if len(stops) == 1 and words[start].fold in ASIDES:  # "À Douchanbé, Pékin et Astana s'engagent"
            start, stops = stops[0] + 1, []
        begin = (
            start if not stops or (not narrow and _listed(passage, stops[-1] + 1, first)) else stops[-1] + 1
        )
        if begin == first and stops:
            while len(stops) > 1 and self._beside(stops[-2] + 1):  # "Astana, de son côté, s'est …"
                stops = stops[:-1]
            begin = stops[-2] + 1 if len(stops) > 1 else start
            first = stops[-1]
        while begin < first and not (words[begin].nominal or _determiner(words[begin].fold)):
            begin += 1
        if begin >= first:
            return self._over_aside(first)
        return self._of_words(begin, first)

    def _beside(self, k: int) -> bool:
        """Whether words between commas, from word `k` on, are no subject: "réunis à Astana"."""
        word = self._passage.words[k]
        return word.fold in ASIDES or not (word.nominal or _determiner(word.fold))

    def _of_words(self, begin: int, end: int) -> Subject:
        words = self._passage.words
        head = next((k for k in range(begin, end) if words[k].nominal), begin)
        return Subject(Span(words[begin].span.start, words[end - 1].span.end), words[head].span)

    def _over_aside(self, first: int) -> Subject | None:
        """The subject before an attribution that parts it from its verb: "La Chine, a dit X, poursuivra"."""
        words = self._passage.words
        commas = [k for k in range(max(0, first - REACH), first) if words[k].fold == ","]
        for left in reversed(commas[:-1]):
            if words[left + 1].finite or words[left + 2].finite:
                number = self._passage.clause_at(left)
                starts = [start for start, end in self._passage.clauses[number].parts if start < left]
                start = max(starts, default=0)
                return self._of_words(start, left) if start < left else None
        return None


def _listed(passage: Passage, start: int, end: int) -> bool:
    """Whether the words behind a comma end a list ("le Kazakhstan, la Chine et l'Iran")."""
    return any(passage.words[k].fold == "et" for k in range(start + 1, end))


def _determiner(word: str) -> bool:
    return word in {
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "leur",
        "notre",
    }
