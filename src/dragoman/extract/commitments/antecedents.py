"""Whom words without a name may stand for: "elle", "la société", "les deux groupes", with what speaks for it.

In: a reading and the place of such words. Out: everybody whom the text names before, each with signs: of what
kind he is, how near, how often and how he was named. Which of them it is, the weights say that were fitted on
the samples (`weights/commitment.yaml`); whom a person acts for is left to `stand_ins.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation, Place
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

PRONOUN = re.compile(
    r"-?(?:je|j'|nous|on|ils?|elles?|ce(?:lui|lle|ux|lles)[ -]ci|tous deux|toutes deux"
    r"|ce dernier|cette derniere|ces derniers|ces dernieres)$"
)
DETERMINED = re.compile(r"(?:(?P<own>son|sa|leur|notre|mon|ma|nos|ses|leurs)|l[ae]s?|ces?|cet|cette|l') ?")
PLURAL = re.compile(
    r"(?:les|ces|nos|leurs|ses|tou(?:te)?s (?:deux|les)) |ils$|-ils$|elles$|ceux|celles|nous$"
)
FEMININE, MASCULINE = (
    re.compile(r"(?:la|cette) |-?elles?$|celles?[ -]"),
    re.compile(r"(?:le|ce) |-?ils?$|ce(?:lui|ux)[ -]"),
)
ARTICLE = re.compile(r"(?:\b(?P<f>la|mme|cette|une)|\b(?P<m>le|du|au|m\.|ce|un)) (?:[a-z-]+ ){0,2}$")
OF = re.compile(r" (?:de|du|des|aux?) | d'")
ACTING = frozenset(("city", "town", "province", "region", "district"))
FIRMS = frozenset(("company", "bank", "organisation"))
BESIDE = 40  # code points around a name in which a noun says what it is
FAR = 3  # sentences from which on distance counts no more
MOST = 15  # of those named last are asked


@dataclass(frozen=True, slots=True)
class Named:
    """A place where the text names a party; `subject`: as the one who does something."""

    span: Span
    party: Party
    kind: str
    sentence: int
    subject: bool

    @property
    def key(self) -> str:
        """What makes two of them one party."""
        return self.party if isinstance(self.party, str) else self.party.id or fold(self.party.label)


class Antecedents:
    """Answers for one reading; `kinds` says by noun, folded, what kind of party it stands for."""

    def __init__(self, reading: Reading, framework: Framework, folded: str, kinds: Mapping[str, str]) -> None:
        self._reading = reading
        self._framework = framework
        self._folded = folded
        self._kinds = kinds
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._named = sorted(self._all(), key=lambda one: one.span)
        self._gender = {who: self._gender_of(who) for who in {one.key for one in self._named}}

    def _all(self) -> Iterator[Named]:
        for name in (*self._reading.names, *self._reading.adjectives):
            if kind := self._kind(name.kind, name.entity):
                adjective = name.via == "adjective"
                yield self._at(name.span, name.entity, kind, subject=not adjective)
        for one in (*self._reading.references, *self._reading.bodies):
            for party in one.entities if len(one.entities) == 1 else ():
                known = isinstance(party, str) or party.id or party.label[:1].isupper()
                kind = "state" if isinstance(party, str) else "organisation"
                if known and one in self._reading.references and kind != "state":
                    kind = "person"
                if known:
                    yield self._at(one.span, party, kind, subject=True)

    def _at(self, span: Span, party: Party, kind: str, *, subject: bool) -> Named:
        number = max(0, bisect_right(self._starts, span.start) - 1)
        return Named(span, party, kind, number, subject and self._is_subject(span, number))

    def _is_subject(self, span: Span, number: int) -> bool:
        """Whether a name opens its sentence or is a verb's subject."""
        sentence = self._reading.sentences[number]
        if span.start - sentence.span.start < 8:
            return True
        return any(
            token.relation.startswith("nsubj") for token in sentence.tokens if span.contains(token.span)
        )

    def acts(self, name: Name) -> bool:
        """Whether a name is of somebody who may undertake something: of no border post, at least."""
        known = isinstance(name.entity, Entity) and name.entity.id in self._framework.entries
        return name.kind != "place" or not known or self._kind(name.kind, name.entity) is not None

    def _kind(self, kind: str, party: Party) -> str | None:
        """What sort of party a name means; None for what undertakes nothing."""
        if kind == "country":
            return "state"
        if kind == "place":
            entry = self._framework.entries.get(getattr(party, "id", None) or "")
            return "place" if isinstance(entry, Place) and entry.class_ in ACTING else None
        if kind == "organisation":
            entry = self._framework.entries.get(getattr(party, "id", None) or "")
            return entry.class_ if isinstance(entry, Organisation) else "organisation"
        return kind if kind in ("person", "mechanism") else None

    def _gender_of(self, who: str) -> str | None:
        """The gender that articles before its names tell."""
        seen: Counter[str] = Counter()
        for one in self._named:
            if one.key == who:
                found = ARTICLE.search(self._folded, max(0, one.span.start - 30), one.span.start)
                seen.update([found.lastgroup or ""] if found else [])
        return seen.most_common(1)[0][0] if seen else None

    def of(self, words: Span) -> Iterator[tuple[Party, frozenset[str]]]:
        """Whom the words may stand for, each with its signs; the one named last first."""
        text, asked = words.of(self._folded), self.asked(words)
        here = max(0, bisect_right(self._starts, words.start) - 1)
        before = [one for one in self._named if one.span.end <= words.start]
        last = {(one.kind, one.key): one for one in before}
        often = Counter((one.kind, one.key) for one in before)
        subjects = [one for one in before if one.subject]
        ranks: Counter[str] = Counter()
        firm = max((one.span.start for one in before if one.kind in FIRMS), default=-1)
        for nearer, one in enumerate(sorted(last.values(), key=lambda one: one.span, reverse=True)[:MOST]):
            signs = {
                asked,
                f"{asked} > {one.kind}",
                f"sentences: {min(here - one.sentence, FAR)}",
                f"nearer: {min(nearer, 3)}",
                f"nearer of the kind: {min(ranks[one.kind], 2)}",
                f"{asked}, nearer of the kind: {min(ranks[one.kind], 2)}",
            }
            most = max(count for (kind, _), count in often.items() if kind == one.kind)
            signs |= {
                sign
                for sign, holds in {
                    "last subject": bool(subjects) and subjects[-1].key == one.key,
                    "a subject": one.subject,
                    "only one of the kind": sum(kind == one.kind for kind, _ in last) == 1,
                    "named most of the kind": often[one.kind, one.key] == most,
                    "same paragraph": "\n" not in self._folded[one.span.end : words.start],
                    "the noun is in the name": self._is_called(text, one),
                    "the noun stands beside the name": self._is_described(text, one, before),
                }.items()
                if holds
            }
            signs |= {*self._fits_gender(text, one.key), *self._fits_adjective(words, one)}
            if one.kind in ("state", "person") and firm > one.span.start:
                signs |= {"a firm since", f"{asked}, a firm since"}
            ranks[one.kind] += 1
            if one.kind == "person" and "gender does not fit" in signs:
                continue  # "M. Rahmon a dit de la ligne qu'elle créerait …"
            yield one.party, frozenset(signs)

    def asked(self, words: Span) -> str:
        """What kind of words ask: "elle", "own company", "several bank"."""
        text = words.of(self._folded)
        several = "several " if PLURAL.match(text) else ""
        if found := PRONOUN.search(text):
            return found[0].lstrip("-")
        determined = DETERMINED.match(text)
        own = "own " if determined and determined["own"] else ""
        head = OF.split(text.rsplit(". ", 1)[-1], maxsplit=1)[0]
        kind = next((self._kinds[one] for one in self._nouns(head)), "other")
        return f"{several}{own}{kind}" if determined else f"bare {several}{kind}"

    def _nouns(self, text: str) -> Sequence[str]:
        """The nouns in the words that say what is meant, the first first, without the plural's ending."""
        words = re.findall(r"[\w-]+", text)
        forms = [form for word in words for form in (word, word.removesuffix("s"), word.removesuffix("x"))]
        return [form for form in forms if form in self._kinds]

    def _is_called(self, text: str, one: Named) -> bool:
        label = set(fold(one.party.label).split()) if isinstance(one.party, Entity) else set()
        return any(noun in label for noun in self._nouns(text))

    def _is_described(self, text: str, one: Named, before: Sequence[Named]) -> bool:
        nouns = self._nouns(text)[:1]
        around = (
            self._folded[max(0, other.span.start - BESIDE) : other.span.end + BESIDE]
            for other in before
            if other.key == one.key
        )
        return any(re.search(rf"\b{re.escape(noun)}", words) for words in around for noun in nouns)

    def _fits_gender(self, text: str, who: str) -> Iterator[str]:
        asked = "f" if FEMININE.match(text) else "m" if MASCULINE.match(text) else None
        if asked and PRONOUN.search(text) and (known := self._gender[who]):
            yield "gender fits" if known == asked else "gender does not fit"

    def _fits_adjective(self, words: Span, one: Named) -> Iterator[str]:
        """Whether "ouzbek" in the words says whose it is."""
        adjective = next((name for name in self._reading.adjectives if words.contains(name.span)), None)
        if adjective is None:
            return
        entry = self._framework.entries.get(getattr(one.party, "id", None) or "")
        of = one.party if isinstance(one.party, str) else getattr(entry, "country", None)
        if of is not None:
            yield "its state fits" if of == adjective.entity else "its state does not fit"
