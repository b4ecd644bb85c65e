"""The `project` facts of a document: what is built, run or carried on, and what the text says of its state.

In: a reading, the framework and the language's words. Out: one fact a project and status; a project of which
no status is said is `mentioned` once. The registry gives ids, sectors and states, the text alone a status and
its date. The rules are those of the contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.circumstances.dated_blocks import times_over
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage, folded_text
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.gapping import gapped
from dragoman.extract.projects.listed import ListReader
from dragoman.extract.projects.mentions import ProjectFinder
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.status import StatusReader
from dragoman.model.fact import LONGEST_EVIDENCE, Project
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords

LONGEST_LINE = 600  # tokens of a sentence beyond which it is a table or a text without full stops
KNOWN, UNKNOWN, MENTIONED = 0.85, 0.7, 0.8
BY = "../"
DONE = frozenset(
    ("agreed", "financed", "under-construction", "operational", "completed", "suspended", "cancelled")
)
COMMA = 20  # characters that a comma between a verb and a date counts for
JOINED = re.compile(
    r"(?:, (?:au|aux|en|dans|pres|a) [^,.;:]{2,45}(?=,)| \([^)]{1,40}\))?"  # "à Naryn, au Kirghizistan, et …"
    r" ?,? ?(?:et |ainsi que |ainsi qu'|, )"
    r"(?:(?:sur|a|au|aux|du|de|des|d'|de la|de l'|le|la|les|l'|un|une) ?)*"
    r"(?:[a-z]+ )?"
)
HEADS = re.compile(r"\b(?:projets?|chantiers|ouvrages|infrastructures)\b")
ITEM = re.compile(r"(?:^|[:,•–-]| et) ?(?:(?:une?|la|le|l'|les) ?)?(?:\w+ )?$")  # up to a thing in a list


class ProjectReader:
    """Reads the projects of documents in one language, with one framework."""

    def __init__(self, words: ProjectWords, assertion: AssertionWords, framework: Framework) -> None:
        self._assertion = assertion
        self._finder = ProjectFinder(words, framework)
        reader = AssertionReader(assertion)
        self._statuses = StatusReader(words, reader)
        self._lists = ListReader(words, reader)
        self._introducing = re.compile(rf",? {either(words.introducing)}\b")

    def projects(self, reading: Reading) -> Iterator[Project]:
        """The projects of a document, in the order of the text."""
        folded = folded_text(reading)
        told: dict[str, dict[str, Project]] = {}
        first: dict[str, ProjectMention] = {}
        real: set[str] = set()
        mentions = self._finder.mentions(reading)
        leads = self._lists.leads(reading, folded) if mentions else {}
        over = times_over(reading)
        for number, sentence in enumerate(reading.sentences):
            here = [one for one in mentions if sentence.span.contains(one.span)]
            if not here or len(sentence.tokens) > LONGEST_LINE:
                continue
            passage = Passage.of(reading, sentence, self._assertion, folded)
            line = Line.of(reading.text, sentence)
            before: tuple[ProjectMention, list[Claim]] | None = None
            for mention in here:
                key = mention.project.id or mention.project.label.lower()
                if not mention.recalled and (key not in first or first[key].quiet):
                    first[key] = mention
                joined = before is not None and (
                    before[0].span == mention.span
                    or JOINED.fullmatch(folded, before[0].span.end, mention.span.start)
                )
                idle = before is not None and before[0].serves and not before[1]  # "avec le port d'Aktaou"
                barrier = 0 if before is None or joined or idle else before[0].span.end
                if self._statuses.real(passage, mention):
                    real.add(key)
                claims = _strongest(list(self._statuses.claims(passage, line, mention, barrier)))
                if not claims and before is not None and joined:
                    claims = before[1]
                claims = claims or gapped(passage, before, mention, reading.dates)
                if lead := leads.get(sentence.block):
                    claims = self._lists.claims(passage, mention, lead, claims)
                before = (mention, claims)
                if key not in told and _of_another(mention, first.get(key)):
                    continue
                for claim in claims:
                    fact = _claimed(reading, passage, mention, claim, over[number])
                    kept = told.setdefault(key, {}).get(claim.status)
                    if kept is None or (kept.date is None and fact.date is not None):
                        told[key][claim.status] = fact
        for key, mention in first.items():
            if key in told:
                yield from told[key].values()
            elif key in real or _told(mention) or self._listed(folded, mention):
                yield _mentioned(mention)

    def _listed(self, folded: str, mention: ProjectMention) -> bool:
        """Whether a thing stands in a list of projects behind a colon ("trois projets … : une usine …")."""
        before = re.split(r"(?<=[.!?])\s|\n", folded[: mention.span.start])[-1]
        head, colon, items = before.rpartition(" :")
        if not colon and (listed := self._introducing.search(before)):
            head, colon, items = before[: listed.start()], listed[0], before[listed.end() :]
        return (
            bool(colon)
            and bool(HEADS.search(head))
            and not re.search(r"[;«»]", items)
            and ITEM.search(items) is not None
        )


def _told(mention: ProjectMention) -> bool:
    """Whether a thing is a project though nothing is told of it."""
    return not (mention.place_like or mention.quiet or mention.indefinite)


def _of_another(mention: ProjectMention, first: ProjectMention | None) -> bool:
    """Whether words that recall are said of something else than a place: "la zone franche … Les travaux"."""
    bare = mention.recalled and mention.serves and mention.project.id is None
    return bare and not (first is not None and first.indefinite)


def _strongest(claims: list[Claim]) -> list[Claim]:
    """Without plans where the sentence says that the project is further on."""
    firm = [one for one in claims if not one.weak]
    return firm or claims


def _claimed(
    reading: Reading, passage: Passage, mention: ProjectMention, claim: Claim, over: str | None
) -> Project:
    start = min(claim.words.start, mention.span.start)
    end = min(max(claim.words.end, mention.span.end), start + LONGEST_EVIDENCE)
    return Project(
        evidence=(Span(start, end),),
        confidence=KNOWN if mention.project.id else UNKNOWN,
        project=mention.project,
        sector=mention.sector,
        countries=mention.countries or None,
        status=claim.status,
        date=_date(reading, passage, claim, over),
    )


def _mentioned(mention: ProjectMention) -> Project:
    return Project(
        evidence=(mention.span,),
        confidence=MENTIONED if mention.project.id else UNKNOWN,
        project=mention.project,
        sector=mention.sector,
        countries=mention.countries or None,
        status="mentioned",
    )


def _date(reading: Reading, passage: Passage, claim: Claim, over: str | None) -> str | None:
    """The day, month or year in the clause of the claim that stands nearest to its verb.

    Where the sentence has none, what is done is done at the time that stands `over` it.
    """
    if claim.status in ("mentioned", "proposed", "planned"):
        return None
    inside = [
        one
        for one in reading.dates
        if one.value is not None
        and not one.value.startswith(BY)
        and (claim.within or passage.span).contains(one.span)
        and (claim.within is not None or passage.holds(claim.clause, one.span))
    ]
    if not inside:
        told = any(passage.span.contains(one.span) for one in reading.dates)
        return over if claim.status in DONE and not told else None
    words = claim.verb or claim.words
    return min(inside, key=lambda one: _distance(reading.text, words, one.span)).value


def _distance(text: str, words: Span, date: Span) -> tuple[int, bool]:
    """How far a date is from some words; commas between them weigh most, then what follows is nearer."""
    between = text[words.end : date.start] if date.start >= words.end else text[date.end : words.start]
    return len(between) + COMMA * between.count(","), date.start < words.start
