"""What the rules are sure of: each mention with the status that its sentence gives it.

In: a document's sentences, the mentions in it. Out: `Told` facts, one a project and status; a project of
which no status is said is `mentioned` once. What is a project only perhaps is told, too, and not `sure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.dated_blocks import times_over
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.facts import claimed, mentioned
from dragoman.extract.projects.gapping import gapped
from dragoman.extract.projects.listed import ListReader
from dragoman.extract.projects.parsed import Parsed
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.status import StatusReader
from dragoman.model.fact import Project
from dragoman.model.span import Span
from dragoman.packs.projects import ProjectWords

LONGEST_LINE = 600  # tokens of a sentence beyond which it is a table or a text without full stops
JOINED = re.compile(
    r"(?:, (?:au|aux|en|dans|pres|a) [^,.;:]{2,45}(?=,)| \([^)]{1,40}\))?"  # "à Naryn, au Kirghizistan, et …"
    r" ?,? ?(?:et |ainsi que |ainsi qu'|, )"
    r"(?:(?:sur|a|au|aux|du|de|des|d'|de la|de l'|le|la|les|l'|un|une) ?)*"
    r"(?:[a-z]+ )?"
)
_UNDER = re.compile(r"\b(?:du |des |de la |de l')$")
_BARE = re.compile(r"(?<!de )\b(?:le |la |les |l')(?:[a-z]+ )?$")
HEADS = re.compile(r"\b(?:projets?|chantiers|ouvrages|infrastructures)\b")
ITEM = re.compile(r"(?:^|[:,•–-]| et) ?(?:(?:une?|la|le|l'|les) ?)?(?:\w+ )?$")  # up to a thing in a list


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, and the mention of which it is told; `sure`: rules know it for a project that is told of."""

    fact: Project
    mention: ProjectMention
    sure: bool = True


class ProjectTeller:
    """Tells what is said of projects in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader, statuses: StatusReader) -> None:
        self._statuses = statuses
        self._lists = ListReader(words, reader)
        self._introducing = re.compile(rf",? {either(words.introducing)}\b")

    def told(self, parsed: Parsed, mentions: Sequence[ProjectMention]) -> Iterator[Told]:
        """The facts of a document, in the order in which its projects are named."""
        reading, folded = parsed.reading, parsed.folded
        told: dict[str, dict[str, Told]] = {}
        first: dict[str, ProjectMention] = {}
        real: set[str] = set()
        leads = self._lists.leads(reading, folded) if mentions else {}
        over = times_over(reading)
        for number, sentence in enumerate(reading.sentences):
            here = [one for one in mentions if sentence.span.contains(one.span)]
            if not here or len(sentence.tokens) > LONGEST_LINE:
                continue
            passage, line = parsed.at(number)
            before: tuple[ProjectMention, list[Claim]] | None = None
            for mention in here:
                key = key_of(mention)
                if not mention.recalled and (key not in first or first[key].quiet):
                    first[key] = mention
                joined = before is not None and (
                    before[0].span == mention.span or _joined(folded, before[0].span, mention.span)
                )
                idle = before is not None and before[0].serves and not before[1]  # "avec le port d'Aktaou"
                barrier = 0 if before is None or joined or idle else before[0].span.end
                if self._statuses.real(passage, mention):
                    real.add(key)
                claims = strongest(list(self._statuses.claims(passage, line, mention, barrier)))
                if not claims and before is not None and joined:
                    claims = before[1]
                claims = claims or gapped(passage, before, mention, reading.dates)
                if lead := leads.get(sentence.block):
                    claims = self._lists.claims(passage, mention, lead, claims)
                before = (mention, claims)
                if key not in told and _of_another(mention, first.get(key)):
                    continue
                for claim in claims:
                    fact = claimed(reading, passage, mention, claim, over[number])
                    kept = told.setdefault(key, {}).get(claim.status)
                    if kept is None or (kept.fact.date is None and fact.date is not None):
                        told[key][claim.status] = Told(fact, mention)
        for key, mention in first.items():
            if key in told:
                yield from told[key].values()
            else:
                sure = key in real or _told(mention) or self._listed(folded, mention)
                yield Told(mentioned(mention), mention, sure)

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


def key_of(mention: ProjectMention) -> str:
    """What tells a project from others in a document."""
    return mention.project.id or mention.project.label.lower()


def strongest(claims: list[Claim]) -> list[Claim]:
    """Without plans where the sentence says that the project is further on."""
    firm = [one for one in claims if not one.weak]
    return firm or claims


def _joined(folded: str, first: Span, second: Span) -> bool:
    """Whether a thing is told of with the one before: "l'ouverture du poste et de la route".

    In "l'ouverture du poste et la route", it stands beside the opening.
    """
    between = JOINED.fullmatch(folded, first.end, second.start)
    if between is None:
        return False
    under = _UNDER.search(folded, max(0, first.start - 8), first.start)
    article = _BARE.search(between[0])
    return not (under and article)


def _told(mention: ProjectMention) -> bool:
    """Whether a thing is a project though nothing is told of it."""
    return not (mention.place_like or mention.quiet or mention.indefinite)


def _of_another(mention: ProjectMention, first: ProjectMention | None) -> bool:
    """Whether words that recall are said of something else than a place: "la zone franche … Les travaux"."""
    bare = mention.recalled and mention.serves and mention.project.id is None
    return bare and not (first is not None and first.indefinite)
