"""What speaks for and against a thing's being a project that the text tells of: signs for the judge.

In: the sentence of a mention, its noun, what is known of it. Out: short strings, each a sign of
`weights/project.yaml`: how it is named, what stands before it, what governs it, where it stands in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.phrases import PhraseReader
from dragoman.extract.projects.verbs import VERBS, VerbReader
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.projects import ProjectWords

CLIMB = 6  # heads above a noun that are looked at
BACK = 40  # code points before a noun that are looked at
MANY = 3
_ARTICLE = re.compile(
    r"(?:^|[ («'])(?:(?P<new>une?)|(?P<this>cet|cette|ce|ces)|(?P<own>son|sa|ses|leurs?|notre|nos)"
    r"|(?P<the>le|la|l'|les|du|au|aux)|(?P<some>des|plusieurs|deux|trois|quatre|cinq|six|dix|\d+))"
    r" ?(?P<order>(?:nouve|premi|second|deuxi|troisi|ancien|futur|autre|prochain|gran)[a-z]* )?(?:[a-z]+ )?$"
)
_BEFORE = re.compile(
    r"(?:^|[ («'])([a-z]+|d'|l') ?(?:(?:la|le|l'|les|une?|des|son|sa|cette|ce) ?)?(?:[a-z]+ )?$"
)
_MEASURE = re.compile(
    r"\d+ ?(?:mw|gw|mégawatts|megawatts|km|kilometres|hectares|millions|milliards|tonnes|places)"
)
_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"[:;•–]|, [^,]+, ")


class SignReader:
    """Reads signs in one language."""

    def __init__(self, words: ProjectWords, verbs: VerbReader, phrases: PhraseReader) -> None:
        self._verbs = verbs
        self._phrases = phrases
        self._generic = frozenset(words.generic)
        self._signing = frozenset(words.signing)
        self._offshoots = frozenset(fold(one) for one in words.offshoots)
        self._schools = re.compile(rf"\b{either(words.schools)}\b")

    def around(
        self, reading: Reading, folded: str, passage: Passage, line: Line, sentence: Sentence, noun: Span
    ) -> Iterator[str]:
        """The signs of what stands around a noun."""
        yield from _before(folded, sentence, noun)
        yield from self._above(passage, line, noun)
        block = reading.blocks[sentence.block]
        yield f"block:{block.kind}"
        if sentence.block == 0 and len(reading.blocks) > MANY:
            yield "first"
        head = re.split(r"[ '-]", noun.of(folded), maxsplit=1)[0].rstrip("s")
        said = reading.once((SignReader, "words"), lambda: Counter(_WORD.findall(folded)))
        times = said[head] + said[f"{head}s"]
        yield f"again:{min(times, MANY)}"
        text = sentence.span.of(folded)
        if head.rstrip("s") in self._offshoots and self._schools.search(text):
            yield "of a school"
        behind = folded[noun.end : min(noun.end + 2 * BACK, sentence.span.end)]
        if _MEASURE.search(behind):
            yield "measured"
        elif _MEASURE.search(text):
            yield "measures in sentence"
        if "«" in folded[max(0, noun.start - 3) : noun.start]:
            yield "quoted"
        if passage.words and passage.words[-1].fold == "?":
            yield "asked"
        if self._phrases.works.search(text):
            yield "works in sentence"
        if re.search(
            r"\b(?:ne|n'|sans|ni|aucune?)\b", folded[max(sentence.span.start, noun.start - BACK) : noun.start]
        ):
            yield "negated"

    def _above(self, passage: Passage, line: Line, noun: Span) -> Iterator[str]:
        """What the nouns and the verb above a noun in its parse tell."""
        if not len(line):
            yield "unparsed"
            return
        i = min(line.at(noun.start), len(line) - 1)
        yield f"relation:{line.tokens[i].relation.partition(':')[0]}"
        yield f"tagged:{line.tokens[i].pos}"
        nouns: list[str] = []
        for _ in range(CLIMB):
            up, below = line.tokens[i].head, line.tokens[i].relation
            if up == i:
                break
            i = up
            token = line.tokens[i]
            if token.pos in VERBS:
                k = passage.at(token.span.start)
                event = self._verbs.event_at(passage, line, k)
                yield f"verb:{event or 'none'}"
                if self._verbs.lemma(passage, line, k) in self._signing and below.startswith("nsubj"):
                    yield "signs"
                if event:
                    yield f"told:{self._verbs.verb(passage, line, k).truth}"
                break
            nouns.append(token.text.lower())
        else:
            yield "verb:far"
        events = self._phrases.events(" ".join(nouns)) if nouns else []
        yield f"under:{events[0] if events else 'noun' if nouns else 'nothing'}"


def _before(folded: str, sentence: Sentence, noun: Span) -> Iterator[str]:
    """The article and the preposition before a noun."""
    before = folded[max(sentence.span.start, noun.start - BACK) : noun.start]
    article = _ARTICLE.search(before)
    found = next(
        (name for name in ("new", "this", "own", "the", "some") if article and article[name]), "none"
    )
    yield f"article:{found}"
    if article and article["order"]:
        yield f"order:{article['order'][:5]}"
    if match := _BEFORE.search(before):
        yield f"after:{next((name for name, some in PREPOSITIONS.items() if match[1] in some), 'word')}"


PREPOSITIONS = {
    "at": ("a", "au", "aux", "dans", "en"),
    "of": ("de", "du", "d'", "des"),
    "on": ("sur",),
    "for": ("pour",),
    "way": ("par", "via", "vers", "depuis"),
    "with": ("avec", "et", "comme"),
    "near": ("pres", "entre"),
}
