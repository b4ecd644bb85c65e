"""What stands behind a project or opens its sentence: participles, attributes, relative clauses.

In: a mention in its sentence. Out: `Claim`s. What the verb says that governs the mention is left to
`status.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import pattern_of
from dragoman.extract.projects.asides import AsideReader
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.governing import GovernorFinder
from dragoman.extract.projects.judging import VOID, Judge
from dragoman.extract.projects.phrases import PhraseReader
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.verbs import PART, SHARE, VerbReader
from dragoman.model.span import Span
from dragoman.packs.events import Form
from dragoman.packs.projects import ProjectWords
from dragoman.packs.undertakings import conjugations

MARKS = frozenset((",", ")", "»", '"', "("))
SHORT = frozenset(("cku", "bds"))  # short names in brackets behind a long one
_ONLY = re.compile(r"(?: (?:encore|toujours|pour l'instant))?(?= qu) qu(?:e(?= )|')")
_ADVERB = re.compile(r" (?:\w+ment|deja|toujours|encore|desormais|actuellement|aujourd'hui)(?= )")
LOAN = re.compile(r"\b(?:pret|credit|banque|bank|fonds|eximbank)")


class FollowerReader:
    """Reads what follows a mention, in one language."""

    def __init__(
        self,
        words: ProjectWords,
        reader: AssertionReader,
        verbs: VerbReader,
        governors: GovernorFinder,
        phrases: PhraseReader,
        judge: Judge,
    ) -> None:
        self._reader = reader
        self._verbs = verbs
        self._governors = governors
        self._phrases = phrases
        self._judge = judge
        self._asides = AsideReader(words, verbs)
        self._copulas = conjugations(words.copulas, reader.words, words.irregular)
        self._attributes = [
            (status, re.compile(rf" ?{pattern_of(one)}(?!\w)"))
            for status, found in words.attributes.items()
            for one in found
        ]

    def claims(
        self,
        passage: Passage,
        line: Line,
        mention: ProjectMention,
        start: int,
        end: int,
        opening: bool,
        put: bool = False,
    ) -> Iterator[Claim]:
        """What words behind a mention, at words `[start, end)`, or before its sentence say of it.

        `opening`: its opening is spoken of; when that is planned, the project is no less advanced. `put`: the
        words right behind are the verb's ("mettre X en service").
        """
        words = passage.words
        told = self._asides.status(passage.folded[words[end - 1].span.end : passage.span.end])
        if told and not put and not (opening and told[0] == "planned"):
            over = Span(mention.span.start, words[end - 1].span.end + told[1])
            yield Claim(told[0], passage.clause_at(start), over)
        k = end
        while k < len(words) and (words[k].fold in MARKS or (k < end + 4 and words[k].fold in SHORT)):
            k += 1
        if k < len(words):
            yield from self._participle(passage, line, mention, start, k, opening)
            if words[k].fold in ("qui", "dont", "que", "qu'"):
                yield from self._relative(passage, line, mention, k)
        for i in range(end, min(end + 12, len(words))):
            if (
                words[i].finite
                and passage.clause_at(i) == passage.clause_at(start)
                and (words[i].form in self._reader.words.auxiliaries or words[i].form in self._copulas)
            ):
                found = self.attribute(passage, mention, i)
                yield from (one for one in found if not (opening and one.status == "planned"))
                break
        yield from self._before(passage, line, mention, start)
        if not opening:
            yield from self._fronted(passage, mention, start)

    def _participle(
        self, passage: Passage, line: Line, mention: ProjectMention, start: int, k: int, opening: bool
    ) -> Iterator[Claim]:
        """A participle at word `k`, behind the mention: "l'usine, achevée en 2024"."""
        words, verbs = passage.words, self._verbs
        if not (
            verbs.attributive(passage, line, k)
            and verbs.event_at(passage, line, k)
            and (verbs.agrees(passage, line, k, start) or self._of_works(passage, start))
        ):
            return
        if words[k - 1].fold not in MARKS and self._reader.told(passage, passage.clause_at(k)) in VOID:
            return  # "aurait été livrée et le port | ouvert"
        verb = verbs.verb(passage, line, k)
        status = self._judge.alone(verb)
        lent = verb.event != "finance" or LOAN.search(passage.between(k, min(k + 12, len(words))))
        if status is None or verb.event == "progress" or not lent or (opening and status == "planned"):
            return
        comma = next(
            (i for i in range(k + 1, len(words)) if words[i].fold == "," or words[i].finite), len(words)
        )
        within = Span(words[k].span.start, words[comma - 1].span.end)
        told = Span(mention.span.start, words[k].span.end)
        yield Claim(status, passage.clause_at(k), told, within=within)

    def _of_works(self, passage: Passage, start: int) -> bool:
        """Whether work is what words behind a mention may be said of: "le chantier de l'usine, lancé …"."""
        return self._phrases.labour.search(passage.between(max(0, start - 3), start)) is not None

    def attribute(self, passage: Passage, mention: ProjectMention, i: int) -> Iterator[Claim]:
        """ "est en chantier", "était à l'arrêt": what a form of *être* says."""
        word = passage.words[i]
        kind, tense = self._reader.words.auxiliaries.get(word.form, ("be", "present"))
        forms = self._copulas.get(word.form) or (Form("être", tense),)
        only = _ONLY.match(passage.folded, word.span.end)  # "n'est encore qu'à l'étude"
        if kind != "be" or (self._reader.verb(passage, i, forms).truth != "asserted" and not only):
            return
        begin = only.end() if only else word.span.end
        if adverb := _ADVERB.match(passage.folded, begin):
            begin = adverb.end()
        rest = passage.folded[begin : word.span.end + 60]
        for status, pattern in self._attributes:
            if match := pattern.match(rest):
                lead = passage.folded[passage.span.start : mention.span.start]
                part = PART.match(rest, match.end()) or SHARE.search(lead)
                if status == "completed" and part:  # "est achevée à 70 %", "deux tiers … sont achevés"
                    status = "under-construction"
                yield Claim(
                    status,
                    passage.clause_at(i),
                    Span(mention.span.start, min(begin + match.end(), passage.span.end)),
                )
                return

    def _relative(self, passage: Passage, line: Line, mention: ProjectMention, k: int) -> Iterator[Claim]:
        words = passage.words
        number = passage.clause_at(k)
        own = [i for i in range(k + 1, len(words)) if passage.clause_at(i) == number]
        finite = next((i for i in own if words[i].finite), None)
        missed = self._verbs.missed_in_relative(passage, k) if finite is None else None
        if missed is not None:  # "la raffinerie, que X construit près de Y"
            verb = replace(self._verbs.verb(passage, line, missed), ongoing=True, tense="present")
        elif finite is not None:
            verb = replace(self._governors.main(passage, line, finite), subject=words[k].fold == "qui")
        else:
            return
        object_ = words[k].fold in ("que", "qu'")  # "l'usine que X a ouverte": X is the subject
        subject = "" if object_ or finite is None else passage.between(k, finite)
        nouns = self._phrases.events(subject)
        works = "build" in nouns
        if words[k].fold == "dont" and not nouns:
            return
        status = self._judge.status(subject, [one for one in nouns if one != "build"], works, verb, None)
        if status:
            yield Claim(
                status,
                number,
                Span(mention.span.start, words[verb.last - 1].span.end),
                weak=status == "planned",
            )

    def _fronted(self, passage: Passage, mention: ProjectMention, start: int) -> Iterator[Claim]:
        """A state that opens the sentence and is its subject's: "En service depuis 2015, la mine …"."""
        comma = next((k for k in range(1, start) if passage.words[k].fold == ","), None)
        if comma is None or start - comma > 3 or any(word.finite for word in passage.words[:comma]):
            return
        lead = Span(passage.span.start, passage.words[comma].span.start)
        at = passage.words[0].span.start
        for status, pattern in self._attributes:
            said = pattern.match(passage.folded, at, lead.end)
            if said and said[0].startswith(("en ", "a l'")):
                yield Claim(status, passage.clause_at(0), Span(at, mention.span.end), within=lead)
                return

    def _before(self, passage: Passage, line: Line, mention: ProjectMention, start: int) -> Iterator[Claim]:
        """A participle that opens the sentence and is said of its subject: "Ouvert en 2024, …"."""
        if start < 2 or not self._verbs.event_at(passage, line, 0) or passage.words[0].finite:
            return
        comma = next((k for k in range(1, start) if passage.words[k].fold == ","), None)
        token = self._verbs.token(line, passage.words[0].span)
        if comma is None or start - comma > 3 or token is None or "VerbForm=Inf" in token.features:
            return
        verb = self._verbs.verb(passage, line, 0)
        lent = verb.event != "finance" or LOAN.search(passage.between(0, comma))
        if verb.tense == "participle" and lent and (status := self._judge.alone(verb)):
            within = Span(passage.span.start, passage.words[comma].span.start)
            yield Claim(
                status, passage.clause_at(0), Span(passage.span.start, mention.span.end), within=within
            )
