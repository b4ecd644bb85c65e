"""What a text says of a project where it names it: proposed, planned, begun, opened, finished.

In: a mention in its sentence. Out: `Claim`s, each a status of the contract with the words and the clause that
say so. Nothing comes of what is denied, rumoured, hoped or only discussed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.projects.asides import frames
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.events import Governor
from dragoman.extract.projects.followers import FollowerReader
from dragoman.extract.projects.governing import GovernorFinder
from dragoman.extract.projects.instruments import InstrumentReader
from dragoman.extract.projects.introduced import MemberReader
from dragoman.extract.projects.judging import VOID, Judge
from dragoman.extract.projects.phrases import PhraseReader, party
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.verbs import SHARE, VerbReader
from dragoman.model.span import Span
from dragoman.packs.projects import ProjectWords

CARRIED = 12  # words between a light verb and the noun that it carries
ARTICLES = frozenset(("le", "la", "les", "l'", "ce", "cet", "cette", "ces"))
UNDER = frozenset(("pour", "sur", "a", "au", "dans"))
_ON = re.compile(r"(?:[a-z]+ )?sur (?:la |le |les |l')")  # "… et enfin sur la finalisation du gazoduc"
MOVING = frozenset(("begin", "progress", "resume", "finish", "suspend"))
OPENING = frozenset(("open", "run", "finish"))
NEW = re.compile(r"\b(?:une?|des|plusieurs|deux|trois|quatre|cinq|six) $")


def _undated(passage: Passage, claim: Claim) -> bool:
    """Whether a claim only says, and not when, that a project was built."""
    return claim.status == "completed" and not any(
        sign.isdigit() for sign in (claim.within or claim.words).of(passage.text)
    )


class StatusReader:
    """Reads statuses in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader) -> None:
        self._reader = reader
        self._phrases = PhraseReader(words)
        self._judge = Judge(words, self._phrases)
        self._verbs = verbs = VerbReader(words, reader)
        self._governors = GovernorFinder(words, reader, verbs)
        self._members = MemberReader(words, self._governors)
        self._instruments = InstrumentReader(words, verbs)
        self._followers = FollowerReader(words, reader, verbs, self._governors, self._phrases, self._judge)
        self._signing = frozenset(words.signing)
        self._lending = frozenset(words.lending)
        self._light = frozenset(words.light)
        self._seeing = frozenset(words.seeing)

    def claims(
        self, passage: Passage, line: Line, mention: ProjectMention, barrier: int = 0
    ) -> Iterator[Claim]:
        """What the sentence says of the project at a mention; words before `barrier` are said of another."""
        if not len(line) or passage.words[-1].fold == "?":
            return
        start, end = passage.at(mention.span.start), passage.at(mention.span.end - 1) + 1
        while start < end and passage.words[start].fold in ARTICLES:
            start += 1
        if self._phrases.apart(passage.folded, passage.span.start, mention.span.start):
            return
        if frames(passage, start, end):
            return
        chain, verb = self._governors.governor(passage, line, start, end, barrier)
        head = self._members.governor(passage, line, start)
        if head is not None and (verb is None or verb.at == head[1].at):
            chain, verb = head
        else:
            head = None
        put = None
        if verb is not None and not verb.subject and verb.event is None:
            put = self._verbs.event_over(passage, line, verb.at, end)
            verb = replace(verb, event=put)
        awaited = self._phrases.awaited.match(passage.folded, mention.span.end, passage.span.end)
        told = [] if awaited else list(self._of_chain(passage, line, mention, start, end, chain, verb))
        if not [one for one in told if not one.weak] and (
            by := self._by_instrument(passage, line, start, barrier)
        ):
            told = [by]
        if not told and head is not None:
            told = list(self._followers.attribute(passage, mention, head[1].at))
        if not told and self._phrases.future.search(passage.folded, passage.span.start, mention.span.start):
            told = [Claim("planned", passage.clause_at(start), mention.span, weak=True)]
        got = self._phrases.got.search(passage.folded, passage.span.start, mention.span.start)
        if got and not told and self._reader.told(passage, passage.clause_at(start)) == "asserted":
            told = [Claim("operational", passage.clause_at(start), mention.span)]
        yield from told
        open_now = any(one.status == "operational" for one in told)
        before = chain.of(passage.folded) if chain else ""
        surface = mention.span.of(passage.folded) if mention.recalled else ""
        opening = self._phrases.opening.search(f"{before} {surface}") is not None
        for claim in self._followers.claims(passage, line, mention, start, end, opening, put is not None):
            studied = claim.status == "advancing" and any(one.status == "surveying" for one in told)
            if not studied and not (open_now and _undated(passage, claim)):  # "…, construit par X, a été …"
                yield claim

    def real(self, passage: Passage, mention: ProjectMention) -> bool:
        """Whether the text speaks of work on a new thing that is not denied, rumoured, supposed or asked."""
        if not self._phrases.works_on.search(passage.folded, passage.span.start, mention.span.start):
            return False
        start, end = passage.at(mention.span.start), passage.at(mention.span.end - 1) + 1
        truth = self._reader.noun(passage, start, end) or self._reader.told(passage, passage.clause_at(start))
        return truth in (None, "asserted", "announced", "proposed")

    def _by_instrument(self, passage: Passage, line: Line, start: int, barrier: int) -> Claim | None:
        """What an instrument or a loan that was signed says of the project at word `start`."""
        found = self._instruments.status(passage, line, start, barrier)
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
        """What the words right before a mention and the verb that governs them say of it."""
        text = chain.of(passage.folded) + " " if chain else ""
        surface = mention.span.of(passage.folded)
        if mention.recalled or self._phrases.begins_with_event(surface):
            text += surface
        place = Span(chain.start if chain else mention.span.start, mention.span.end)
        if self._phrases.framed(text):  # "depuis l'achèvement de la route, le trajet ne dure plus …"
            verb = None
        if self._is_void(passage, line, mention, chain, place, verb, text) or self._phrases.awaits(text):
            return
        clause = passage.clause_at(verb.at if verb else start)
        if self._phrases.to_come(text):
            if verb is None or verb.truth in ("asserted", "announced"):
                yield Claim("planned", clause, place, weak=True)
            return
        text = self._under(passage, verb, start) + text
        nouns = self._events(passage, mention, text)
        around = self._around(passage, passage.at(place.start), end, nouns, verb)
        if around in {*VOID, "hoped"}:
            return
        labour = self._phrases.labour.search(text) is not None
        # the progress of work on the spot says that it goes on
        strong = ["begin" if one == "progress" and labour else one for one in nouns if one != "build"]
        works = "build" in nouns or self._phrases.works.search(text) is not None
        if verb is not None:
            verb = self._timed(passage, verb, clause)
            new, part = NEW.search(text) is not None, SHARE.search(text) is not None
            verb = replace(verb, works=labour, almost=verb.almost or part, new=mention.indefinite or new)
            if labour and verb.lemma in self._seeing and verb.truth == "asserted":
                yield Claim("under-construction", clause, place)
                return
            if verb.subject and verb.lemma in self._light and verb.truth == "asserted":
                strong = self._carried(passage, verb)
                verb = replace(verb, event="begin", objected=False) if strong else verb
            if verb.event == "run" and mention.serves:
                return
        status = self._judge.status(text, strong, works, verb, around) or self._on_site(text, verb, around)
        if status:
            told = passage.words[verb.at].span if verb else None
            yield Claim(status, clause, place, weak=status == "planned", verb=told)

    def _events(self, passage: Passage, mention: ProjectMention, text: str) -> list[str]:
        """The events that nouns tell; what is built and run is built first."""
        nouns = self._phrases.events(text)
        if self._phrases.built_and_run.search(passage.folded, passage.span.start, mention.span.start):
            return ["build", *(one for one in nouns if one not in ("build", "open"))]
        return nouns

    def _is_void(
        self,
        passage: Passage,
        line: Line,
        mention: ProjectMention,
        chain: Span | None,
        place: Span,
        verb: Governor | None,
        text: str,
    ) -> bool:
        """Whether nothing is told of the thing: it signs, another is meant, it is unreal, or a field."""
        if party(text) and (verb is None or verb.lemma in self._signing):
            return True
        if verb is not None and verb.subject and not verb.passive and self._acts(verb, mention):
            return True
        of_another = chain and verb and verb.subject and self._governors.of_another(passage, line, chain)
        if of_another or self._phrases.unreal.search(text):
            return True
        first, last = passage.at(place.start), passage.at(place.end - 1)
        begin = verb.last if verb is not None and verb.lemma == "être" and verb.at < first else 0
        around = passage.between(max(begin, first - CARRIED), last)  # what is said to be is told of anew
        idle = verb is None or (verb.event is None and verb.lemma not in self._signing | self._lending)
        about = _ON.match(text) is not None and not self._phrases.labour.search(text)
        return idle and (about or self._phrases.scope.search(around) is not None)

    def _acts(self, verb: Governor, mention: ProjectMention) -> bool:
        """Whether what a verb tells is done by the thing itself: it signs, or it is a school."""
        school = mention.sector == "education" and mention.serves
        return verb.lemma in self._signing or (school and verb.event not in OPENING)

    def _on_site(self, text: str, verb: Governor | None, around: str | None) -> str | None:
        """What is told of a site that is only spoken of: "les ouvriers du chantier de la centrale"."""
        told = verb is None or (
            verb.event is None and verb.truth == "asserted" and not (verb.subject and verb.lemma == "être")
        )
        here = told and around is None and self._phrases.site.search(text)
        return "under-construction" if here else None

    def _around(
        self, passage: Passage, first: int, end: int, nouns: list[str], verb: Governor | None
    ) -> str | None:
        """What the words around those before a mention make of them."""
        found = self._reader.noun(passage, first, max(end, first + 1))
        given_up = found == "cancelled" and "cancel" in nouns and (verb is None or verb.truth == "asserted")
        return None if given_up else found  # that it is given up is what the words say of a project

    def _timed(self, passage: Passage, verb: Governor, clause: int) -> Governor:
        """A verb in the present that tells of a time to come is announced: "démarre la semaine prochaine"."""
        if verb.truth != "asserted" or verb.tense != "present":
            return verb
        text = " ".join(span.of(passage.folded) for span in passage.spans(clause))
        return replace(verb, truth="announced") if self._phrases.ahead.search(text) else verb

    def _under(self, passage: Passage, verb: Governor | None, start: int) -> str:
        """The subject of a verb, where the project stands under it: "Une étude est menée pour la route"."""
        if verb is None or verb.subject or not (verb.passive or verb.event in MOVING) or verb.objected:
            return ""
        first, near = verb.last, max(verb.last, start - 3)
        before = (*passage.words[first : first + 2], *passage.words[near:start])
        if not any(word.fold in UNDER for word in before):
            return ""
        clause = passage.clauses[passage.clause_at(verb.at)]
        first = max((begin for begin, end in clause.parts if begin <= verb.at), default=verb.at)
        return passage.between(max(first, verb.at - 14), verb.at) + " "

    def _carried(self, passage: Passage, verb: Governor) -> list[str]:
        """The events that nouns behind a light verb name: "a réalisé, le 28, son raccordement au réseau"."""
        behind = passage.between(verb.last, min(verb.last + CARRIED, len(passage.words)))
        return [event for event in self._phrases.events(behind) if event != "build"]
