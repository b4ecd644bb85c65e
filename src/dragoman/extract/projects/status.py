"""What a text says of a project where it names it: proposed, planned, begun, opened, finished.

In: a mention in its sentence. Out: `Claim`s, each a status of the contract with the words and the clause that
say so. Nothing comes of what is denied, rumoured, hoped or only discussed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either, pattern_of
from dragoman.extract.projects.asides import AsideReader
from dragoman.extract.projects.events import DONE, TO_COME, Governor, status_of
from dragoman.extract.projects.governing import GovernorFinder
from dragoman.extract.projects.instruments import InstrumentReader
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.verbs import VerbReader
from dragoman.model.span import Span
from dragoman.packs.events import Form
from dragoman.packs.undertakings import ProjectWords, conjugations

CARRIED = 12  # words between a light verb and the noun that it carries
UNDER = frozenset(("pour", "sur", "a", "au", "dans"))
MOVING = frozenset(("begin", "progress", "finish", "suspend"))
NEW = re.compile(r"\b(?:une?|des|plusieurs|deux|trois|quatre|cinq|six) $")


@dataclass(frozen=True, slots=True)
class Claim:
    """A status, the clause of the passage that says so, and the words that do.

    `within`: where its date may stand, if only a part of the clause tells of it; `verb`: where its verb is.
    """

    status: str
    clause: int
    words: Span
    weak: bool = False
    within: Span | None = None
    verb: Span | None = None


class StatusReader:
    """Reads statuses in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader) -> None:
        self._words = words
        self._reader = reader
        self._verbs = VerbReader(words, reader)
        self._governors = GovernorFinder(words, reader, self._verbs)
        self._nouns = [
            (event, re.compile(rf"\b{pattern_of(noun)}\b"))
            for event, nouns in words.every_noun.items()
            for noun in nouns
        ]
        self._attributes = [
            (status, re.compile(rf" ?{pattern_of(one)}(?!\w)"))
            for status, found in words.attributes.items()
            for one in found
        ]
        self._asides = AsideReader(words, self._verbs)
        self._signed = InstrumentReader(words, self._verbs)
        self._copulas = conjugations(words.copulas, reader.words, words.irregular)
        self._light = frozenset(words.light)
        self._announcing = frozenset(words.announcing)
        self._works = re.compile(rf"\b{either(words.works)}\b")
        self._labour = re.compile(rf"\b{either(words.labour)}\b")
        self._ahead = re.compile(rf"\b{either(words.ahead)}\b")
        self._awaited = re.compile(
            r",? (?:[a-z]+ment |d'abord |un temps )?"
            rf"(?:{either(words.attributes['planned'])}|attendue?s?|esperee?s?)\b"
        )
        self._site = re.compile(r"\bchantiers? (?:de |du |d'|des )")
        self._meant = re.compile(r"(?:pour|avant|en vue d|afin d|en attendant)\b")
        self._foretold = re.compile(
            rf"\b{either(words.works)} {either(words.foretold)} (?:de |d'|du )"
            rf"|\b{either(words.foretold)} {either(words.works)} (?:de |d'|du )"
        )
        self._works_on = re.compile(
            rf"\b(?:{either(words.works)} (?:[a-z]+ )?(?:de |d'|du |des )"
            rf"|{either(words.tenders)} (?:pour|sur) )"
            r"(?:(?:une?|la|le|l') ?)?(?:[a-z]+ )?$"
        )
        self._near = re.compile(rf"\b{either(words.beside)} (?:de la |de l'|du |des |de |d'|la |le |l')$")
        self._once = re.compile(
            rf"\b{either(words.once)} (?:(?:la |le |l'|les |son |sa )|(?:[a-z]+ ){{0,2}})$"
        )
        self._unreal = re.compile(rf"\b{either(words.unreal)}\b")
        self._loans = re.compile(rf"\b{either(words.loans)}\b")
        self._instruments = re.compile(rf"\b{either(words.instruments)}\b")
        self._opening = re.compile(rf"\b{either(words.every_noun['open'])}\b")
        self._lending = frozenset(words.lending)
        self._delivering = frozenset(words.delivering)
        self._seeing = frozenset(words.seeing)
        self._open_verbs = frozenset(words.open_verbs)
        self._signing = frozenset(words.signing)

    def claims(
        self, passage: Passage, line: Line, mention: ProjectMention, barrier: int = 0
    ) -> Iterator[Claim]:
        """What the sentence says of the project at a mention; words before `barrier` are said of another."""
        if not len(line) or passage.words[-1].fold == "?":
            return
        start, end = passage.at(mention.span.start), passage.at(mention.span.end - 1) + 1
        while start < end and passage.words[start].fold in (
            "le",
            "la",
            "les",
            "l'",
            "ce",
            "cet",
            "cette",
            "ces",
        ):
            start += 1
        if self._once.search(passage.folded, passage.span.start, mention.span.start):
            return
        if self._near.search(passage.folded, passage.span.start, mention.span.start):
            return
        chain, verb = self._governors.governor(passage, line, start, end, barrier)
        if verb is None and (head := self._governors.over_colon(passage, line, start)):
            chain, verb = head
        awaited = self._awaited.match(passage.folded, mention.span.end, passage.span.end)
        told = [] if awaited else list(self._of_chain(passage, line, mention, start, end, chain, verb))
        if not [one for one in told if not one.weak] and (
            by := self._by_instrument(passage, line, start, barrier)
        ):
            told = [by]
        yield from told
        told_of = (chain.of(passage.folded) if chain else "") + (
            f" {mention.span.of(passage.folded)}" if mention.recalled else ""
        )
        opening = self._opening.search(told_of) is not None
        yield from self._behind(passage, line, mention, start, end, opening)
        yield from self._before(passage, line, mention, start)

    def real(self, passage: Passage, mention: ProjectMention) -> bool:
        """Whether the text speaks of work on a new thing that is not denied, rumoured, supposed or asked."""
        if not self._works_on.search(passage.folded, passage.span.start, mention.span.start):
            return False
        start, end = passage.at(mention.span.start), passage.at(mention.span.end - 1) + 1
        truth = self._reader.noun(passage, start, end) or self._reader.told(passage, passage.clause_at(start))
        return truth in (None, "asserted", "announced", "proposed")

    def _by_instrument(self, passage: Passage, line: Line, start: int, barrier: int) -> Claim | None:
        """What an instrument or a loan that was signed says of the project at word `start`."""
        found = self._signed.status(passage, line, start, barrier)
        if found is None or self._reader.context(passage, start) is not None:
            return None
        status, k = found
        verb = passage.words[k].span
        return Claim(status, passage.clause_at(k), Span(verb.start, passage.words[start].span.end), verb=verb)

    def _of_chain(
        self,
        passage: Passage,
        line: Line,
        mention: ProjectMention,
        start: int,
        end: int,
        chain: Span | None,
        verb: Governor | None,
    ) -> Iterator[Claim]:
        text = chain.of(passage.folded) + " " if chain else ""
        surface = mention.span.of(passage.folded)
        if mention.recalled or any(pattern.match(surface) for _, pattern in self._nouns):
            text += surface
        place = Span(chain.start if chain else mention.span.start, mention.span.end)
        if self._unreal.search(text):
            return
        clause = passage.clause_at(verb.at if verb else start)
        if verb is not None and verb.subject and chain and self._governors.of_another(passage, line, chain):
            return
        meant = self._meant.search(text) and any(
            event in ("begin", "finish") and pattern.search(text) for event, pattern in self._nouns
        )
        if self._foretold.search(text) or meant:
            if verb is None or verb.truth in ("asserted", "announced"):
                yield Claim("planned", clause, place, weak=True)
            return
        text = self._under(passage, verb, start) + text
        nouns = [event for event, pattern in self._nouns if pattern.search(text)]
        labour = bool(self._labour.search(text))
        # the progress of work on the spot says that it goes on
        strong: list[str] = [
            "begin" if event == "progress" and labour else event for event in nouns if event != "build"
        ]
        number = passage.at(place.start)
        denied = self._reader.noun(passage, number, max(end, number + 1))
        if denied == "cancelled" and "cancel" in nouns and (verb is None or verb.truth == "asserted"):
            denied = None  # that it is given up is what the words say of a project
        if denied in ("denied", "rumoured", "hoped", "cancelled", "postponed", "asked", "hypothetical"):
            return
        works = bool(self._works.search(text)) or "build" in nouns
        if verb is not None:
            if (
                verb.truth == "asserted"
                and verb.tense == "present"
                and self._ahead.search(" ".join(span.of(passage.folded) for span in passage.spans(clause)))
            ):
                verb = replace(verb, truth="announced")
            verb = replace(verb, works=labour, new=mention.indefinite or bool(NEW.search(text)))
            if labour and verb.lemma in self._seeing and verb.truth == "asserted":
                yield Claim("under-construction", clause, place)
                return
        if verb is not None and verb.subject and verb.lemma in self._light and verb.truth == "asserted":
            strong = self._carried(passage, verb)
            verb = replace(verb, event="begin", objected=False) if strong else verb
        if verb is not None and verb.event == "run" and mention.serves:
            return
        status = self._status(text, strong, works, verb, denied)
        if status is None and self._site.search(text) and (verb is None or verb.event is None):
            status = "under-construction" if verb is None or verb.truth == "asserted" else None
        if status:
            told = passage.words[verb.at].span if verb else None
            yield Claim(status, clause, place, weak=status == "planned", verb=told)

    def _under(self, passage: Passage, verb: Governor | None, start: int) -> str:
        """The subject of a verb, where the project stands under it: "Une étude est menée pour la route"."""
        if verb is None or verb.subject or not (verb.passive or verb.event in MOVING) or verb.objected:
            return ""
        before = passage.words[max(verb.last, start - 3) : start]
        if not any(word.fold in UNDER for word in before):
            return ""
        clause = passage.clauses[passage.clause_at(verb.at)]
        first = max((begin for begin, end in clause.parts if begin <= verb.at), default=verb.at)
        return passage.between(max(first, verb.at - 14), verb.at) + " "

    def _carried(self, passage: Passage, verb: Governor) -> list[str]:
        """The events that nouns behind a light verb name: "a réalisé, le 28, son raccordement au réseau"."""
        behind = passage.between(verb.last, min(verb.last + CARRIED, len(passage.words)))
        return [event for event, pattern in self._nouns if event != "build" and pattern.search(behind)]

    def _status(
        self, text: str, nouns: Sequence[str], works: bool, verb: Governor | None, around: str | None
    ) -> str | None:
        """The status that nouns before a project and the verb that governs them give it."""
        if verb is None:
            return DONE.get(nouns[0]) if nouns and around is None else None
        if verb.truth in ("denied", "rumoured", "hypothetical", "asked", "cancelled", "postponed"):
            return None
        if verb.lemma in self._signing and verb.truth == "asserted" and self._instruments.search(text):
            return "financed" if self._loans.search(text) else "agreed"
        if verb.lemma in self._announcing and verb.truth == "asserted":
            return DONE.get(nouns[0]) if nouns else "planned" if works and not verb.subject else None
        if verb.lemma in self._lending and self._loans.search(text):
            return "financed" if verb.truth == "asserted" else TO_COME["finance"]
        if verb.event is not None:
            return status_of(verb, nouns, works, self._delivering)
        if verb.lemma in self._open_verbs or verb.truth != "asserted" or around is not None:
            return None
        return DONE.get(nouns[0]) if nouns else None

    def _behind(
        self, passage: Passage, line: Line, mention: ProjectMention, start: int, end: int, opening: bool
    ) -> Iterator[Claim]:
        """What a participle, an attribute or a relative clause behind a mention says of it.

        `opening`: its opening is spoken of; when that is planned, the project is no less advanced.
        """
        words = passage.words
        told = self._asides.status(passage.folded[words[end - 1].span.end : passage.span.end])
        if told and not (opening and told[0] == "planned"):
            over = Span(mention.span.start, words[end - 1].span.end + told[1])
            yield Claim(told[0], passage.clause_at(start), over)
        k = end
        while (k < len(words) and words[k].fold in (",", ")", "»", '"', "(")) or (
            k < len(words) and k < end + 4 and words[k].fold in ("cku", "bds")
        ):
            k += 1
        number = passage.clause_at(start)
        if (
            k < len(words)
            and self._verbs.attributive(passage, line, k)
            and self._verbs.event_at(passage, line, k)
            and self._verbs.agrees(passage, line, k, start)
        ):
            verb = self._verbs.verb(passage, line, k)
            status = status_of(verb, [], False, self._delivering) if verb.truth == "asserted" else None
            if (opening and status == "planned") or (
                verb.event == "finance" and not self._loaned(passage, k)
            ):
                status = None
            if status and verb.event != "progress":
                comma = next(
                    (i for i in range(k + 1, len(words)) if words[i].fold == "," or words[i].finite),
                    len(words),
                )
                within = Span(words[k].span.start, words[comma - 1].span.end)
                yield Claim(
                    status, passage.clause_at(k), Span(mention.span.start, words[k].span.end), within=within
                )
        if k < len(words) and words[k].fold in ("qui", "dont"):
            yield from self._relative(passage, line, mention, k)
        for i in range(end, min(end + 12, len(words))):
            if (
                words[i].finite
                and passage.clause_at(i) == number
                and (words[i].form in self._reader.words.auxiliaries or words[i].form in self._copulas)
            ):
                found = self._attribute(passage, mention, i)
                yield from (one for one in found if not (opening and one.status == "planned"))
                break

    def _loaned(self, passage: Passage, k: int) -> bool:
        """Whether a participle speaks of a loan or a bank: "financée par un prêt de l'Eximbank"."""
        return bool(
            re.search(
                r"\b(?:pret|credit|banque|bank|fonds|eximbank)",
                passage.between(k, min(k + 12, len(passage.words))),
            )
        )

    def _attribute(self, passage: Passage, mention: ProjectMention, i: int) -> Iterator[Claim]:
        """ "est en chantier", "était à l'arrêt": what a form of *être* says."""
        word = passage.words[i]
        kind, tense = self._reader.words.auxiliaries.get(word.form, ("be", "present"))
        forms = self._copulas.get(word.form) or (Form("être", tense),)
        if kind != "be" or self._reader.verb(passage, i, forms).truth != "asserted":
            return
        rest = re.sub(
            r"^ (?:\w+ment|deja|toujours|encore|desormais|actuellement|aujourd'hui)(?= )",
            "",
            passage.folded[word.span.end : word.span.end + 60],
        )
        for status, pattern in self._attributes:
            if match := pattern.match(rest):
                yield Claim(
                    status,
                    passage.clause_at(i),
                    Span(mention.span.start, min(word.span.end + match.end(), passage.span.end)),
                )
                return

    def _relative(self, passage: Passage, line: Line, mention: ProjectMention, k: int) -> Iterator[Claim]:
        words = passage.words
        number = passage.clause_at(k)
        finite = next(
            (i for i in range(k, len(words)) if words[i].finite and passage.clause_at(i) == number), None
        )
        if finite is None:
            return
        verb = self._governors.main(passage, line, finite)
        subject = passage.between(k, finite)
        nouns = [event for event, pattern in self._nouns if pattern.search(subject)]
        works = "build" in nouns
        if words[k].fold == "dont" and not nouns:
            return
        status = self._status(subject, [one for one in nouns if one != "build"], works, verb, None)
        if status:
            yield Claim(
                status,
                number,
                Span(mention.span.start, words[verb.last - 1].span.end),
                weak=status == "planned",
            )

    def _before(self, passage: Passage, line: Line, mention: ProjectMention, start: int) -> Iterator[Claim]:
        """A participle that opens the sentence and is said of its subject: "Ouvert en 2024, …"."""
        if start < 2 or not self._verbs.event_at(passage, line, 0) or passage.words[0].finite:
            return
        comma = next((k for k in range(1, start) if passage.words[k].fold == ","), None)
        token = self._verbs.token(line, passage.words[0].span)
        if comma is None or start - comma > 3 or token is None or "VerbForm=Inf" in token.features:
            return
        verb = self._verbs.verb(passage, line, 0)
        if (
            verb.tense == "participle"
            and verb.truth == "asserted"
            and (status := status_of(verb, [], False, self._delivering))
        ):
            within = Span(passage.span.start, passage.words[comma].span.start)
            yield Claim(
                status, passage.clause_at(0), Span(passage.span.start, mention.span.end), within=within
            )
