"""Companies that undertake something: by name, by a noun, or as "l'entreprise" that was named before.

In: a reading, a framework and the words of a subject. Out: companies and banks, of the registry or not.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.subjects import PRONOUNS
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.undertakings import CommitmentWords

COMPANY = re.compile(
    r"s? (?:[a-zà-ÿ-]+ ){0,3}([A-ZÀ-Þ][\w'&.-]*(?: (?:[A-ZÀ-Þ0-9][\w'&.-]*|de|du|of|and|&))*)"
)
UNKNOWN = re.compile(r"(?:[Ll][ae] |[Ll]')?(?:[A-ZÀ-Þ][\w&.-]+(?: [A-ZÀ-Þ][\w&.-]+){1,4}|[A-Z]{3,})")
DETERMINED = re.compile(r"(?:Ce|Cet|Cette|Ces|Notre|Nos|Leur|Son|Sa|Ses|Un|Une|Les|Des|Il|Elle) ")
CAPITAL = re.compile(r"(?<=[ '\n(«])[A-Z][\w&-]+ $")
NAME_BEHIND = re.compile(r"(?: [A-ZÀ-Þ][\w'&.-]*)+")
PROPER = re.compile(r"(?:[Ll][ae] |[Ll]')(?=[A-ZÀ-Þ])")
GOVERNED = re.compile(r"s?(?: [a-zà-ÿ-]+){0,2} d(?:e |u |')")
APPOSED = re.compile(r", [^,;:.\n]+,")
ACRONYM = re.compile(r"[A-Z]{3,}")
HYPHENED = re.compile(r"-[A-ZÀ-Þ][\w&-]+")
ONE_WORD = re.compile(r"[A-ZÀ-Þ][\w&-]*[a-zà-ÿ]")
DEMONSTRATIVES = frozenset(("celui", "celle", "ceux", "celles"))
SMALL = frozenset(("de", "du", "des", "la", "le", "les", "et", "pour", "en", "un", "une", "ce", "cette"))
LONGEST_NAME = 90  # code points of a name before its acronym
COMPANY_REACH = 1500  # code points back to which "l'entreprise" reaches
NEAR = 600  # code points back to which "le groupe chinois" reaches
JUST_BEFORE = 250  # code points before "les parties" in which companies are meant by it
COMPANIES = frozenset(("company", "bank", "university"))


class CompanyFinder:
    """Finds companies in one reading."""

    def __init__(self, reading: Reading, framework: Framework, words: CommitmentWords, folded: str) -> None:
        self._reading = reading
        self._framework = framework
        self._called = {kind: frozenset(map(fold, nouns)) for kind, nouns in words.called.items()}
        self._nouns = frozenset(words.kinds)
        self._folded = folded

    def named_behind(self, span: Span) -> Span:
        """A subject with the name behind it, where the parse has lost it: "le groupe chinois | BYD"."""
        match = NAME_BEHIND.match(self._reading.text, span.end)
        if match is None or any(
            one.span.overlaps(match.span()) for one in self._reading.names if one.kind != "organisation"
        ):
            return span
        return Span(span.start, match.end())

    def by_noun(self, span: Span, head: str) -> tuple[Party, ...]:
        """A company by its name, or the one named last with the same noun ("la société")."""
        text, name = self._reading.text, ""
        if body := self._proper(span, head):
            return body
        at = span.start + span.of(self._folded).index(head) + len(head)
        if match := COMPANY.match(text, at, span.end):
            governed = GOVERNED.match(text, at)  # "la mairie de Tchimkent"
            label = text[at - len(head) : match.end()] if governed else match[1]
            return (Entity(None, label, (label, span.of(text))),)
        for match in re.finditer(rf"\b{head}\b[^.;:]{{0,12}}?, (?:la |le |l')?", self._folded[: span.start]):
            if named := re.match(r"[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*)+", text[match.end() :]):
                name = named[0]
        if name:
            return (Entity(None, name, (name, span.of(text))),)
        return ()

    def _proper(self, span: Span, head: str) -> tuple[Party, ...]:
        """A body whose noun is the first word of its name: "la Banque nordique d'investissement"."""
        words = span.of(self._reading.text)
        article = PROPER.match(words)
        if article is None or " et " in words or not fold(words[article.end() :]).startswith(f"{head} "):
            return ()
        name = words[article.end() :]
        return (Entity(None, name, (name, words)),)

    def named_last(self, span: Span, head: str, since: int = 0) -> tuple[Party, ...]:
        """ "l'entreprise", "le groupe": the company or bank that the text named last, not far before.

        `since`: behind which code point.
        """
        if not re.match(r"(?:l'|la |le |cette |ce )", span.of(self._folded)) or head.endswith("s"):
            return ()
        for name in reversed(
            list(self._reading.names_in((max(since, span.start - COMPANY_REACH), span.start), "organisation"))
        ):
            if isinstance(name.entity, Entity) and name.entity.id and self.is_called(name.entity, head):
                return (name.entity,)
        return ()

    def of_state(self, span: Span) -> tuple[Party, ...]:
        """The one company of a state that "le groupe minier chinois" may mean, named not far before."""
        state = next((one.entity for one in self._reading.adjectives if span.contains(one.span)), None)
        if state is None or not re.match(r"(?:l'|la |le |cette |ce )", span.of(self._folded)):
            return ()
        found: dict[str, Party] = {}
        for name in self._reading.names_in((max(0, span.start - NEAR), span.start), "organisation"):
            entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
            if isinstance(entry, Organisation) and entry.country == state and entry.class_ in COMPANIES:
                found[entry.id] = name.entity
        return tuple(found.values()) if len(found) == 1 else ()

    def is_called(self, one: Entity, head: str) -> bool:
        """Whether a noun may stand for an organisation: "le groupe" for a firm, "le centre" for a centre."""
        entry = self._framework.entries.get(one.id or "")
        label = fold(one.label).split()
        kind = entry.class_ if isinstance(entry, Organisation) else "company"
        if entry is None and label[0] in self._nouns and label[0] not in self._called[kind]:
            return head == label[0]  # "l'Agence nationale" is no consortium
        return head in self._called.get(kind, ()) or head in label

    def just_before(self, at: int) -> tuple[Party, ...]:
        """The companies and banks named right before a place: whom "les parties" stands for there."""
        return self._named((max(0, at - JUST_BEFORE), at))

    def several(self, span: Span, number: int) -> tuple[Party, ...]:
        """So many companies: "les deux entreprises, X et Y", or those named right before."""
        behind = APPOSED.match(self._reading.text, span.end)
        for found in (
            self._named(span),
            self._named(behind.span()) if behind else (),
            self.just_before(span.start),
        ):
            if len(found) == number:
                return found
        return ()

    def _named(self, span: tuple[int, int]) -> tuple[Party, ...]:
        """The companies and banks named in a span, those of no registry too."""
        found: dict[Party, None] = {}
        for name in self._reading.names_in(span, "organisation"):
            known = getattr(name.entity, "id", None)
            entry = self._framework.entries.get(known or "")
            if known is None or (isinstance(entry, Organisation) and entry.class_ in COMPANIES):
                found[name.entity] = None
        return tuple(found)

    def venture(self, span: Span, head: str) -> tuple[Party, ...]:
        """ "L'investisseur": by its name, or its own words; "les investisseurs": those named right before."""
        words = span.of(self._folded)
        if head.endswith("s"):
            alone = re.fullmatch(rf"les (?:deux |trois )?{re.escape(head)}(?: \w+)?", words)
            before = self.just_before(span.start) if alone else ()
            return before if len(before) > 1 else ()
        if named := self.by_noun(span, head):
            return named
        alone = re.match(rf"(?:l'|la |le ){re.escape(head)}\b", words)
        before = self.just_before(span.start)
        if alone and len(before) == 1:
            return before
        return (Entity(None, head, (head, span.of(self._reading.text))),) if alone else ()

    def called_after(self, span: Span, named: Name) -> tuple[Party, ...]:
        """A company whose name holds that of a country or town ("China Energy", "Astana Motors")."""
        words = self.named_behind(span).of(self._reading.text)
        longer = words.startswith(named.span.of(self._reading.text) + " ")
        label = UNKNOWN.fullmatch(words) if longer and words.isascii() and " et " not in words else None
        return (Entity(None, words, (words,)),) if label and not words.startswith(("La ", "Le ")) else ()

    def unknown(self, span: Span) -> tuple[Party, ...]:
        """A company that nobody has told of: several words with capitals, or an acronym ("China Energy")."""
        while before := CAPITAL.search(self._reading.text, max(0, span.start - 30), span.start):
            span = Span(before.start(), span.end)
        words = span.of(self._reading.text)
        if DETERMINED.match(words):  # "Ce Traité"
            return ()
        other = [one for one in self._reading.names if one.span.overlaps(span) and one.kind != "country"]
        if UNKNOWN.fullmatch(words) and not other:
            label = re.sub(r"^(?:[Ll][ae] |[Ll]')", "", words)
            whole = self._written_out(label) if ACRONYM.fullmatch(label) else ""
            return (Entity(None, whole or label, (label,)),)
        return ()

    def _written_out(self, acronym: str) -> str:
        """What an acronym stands for, where the text introduces it in brackets: "Assemblée … (APN)"."""
        at = self._reading.text.find(f" ({acronym})")
        before = self._reading.text[max(0, at - LONGEST_NAME) : max(0, at)]
        for name in reversed(list(re.finditer(r"[A-ZÀ-Þ]", before))):
            words = re.findall(r"(?:[dl]')?([\w-]+)", before[name.start() :])
            initials = "".join(word[0] for word in words if word not in SMALL)
            if fold(initials) == fold(acronym):
                return before[name.start() :]
        return ""

    def hyphened(self, named: Name) -> tuple[Party, ...]:
        """A company whose name goes on behind that of a place with a hyphen: "Astana-Expo"."""
        match = HYPHENED.match(self._reading.text, named.span.end)
        if match is None or named.kind not in ("place", "country"):
            return ()
        if any(one.span.overlaps(match.span()) for one in self._reading.names):
            return ()
        words = self._reading.text[named.span.start : match.end()]
        return (Entity(None, words, (words,)),)

    def called(self, span: Span) -> tuple[Party, ...]:
        """A company of one word that nothing knows, as the words of a subject: "Aitas", not "Le Chinois"."""
        words = span.of(self._reading.text)
        if fold(words).split(" ")[0] in DEMONSTRATIVES:
            return ()
        folk = (one for country in self._framework.countries.values() for one in country.inhabitants.values())
        if any(fold(name) == fold(PROPER.sub("", words)) for names in folk for name in names):
            return ()
        names = (*self._reading.names, *self._reading.adjectives)
        named = any(one.span.overlaps(span) for one in names) or fold(words) in SMALL
        if named or not ONE_WORD.fullmatch(words) or fold(words) in PRONOUNS | self._nouns:
            return ()
        return (Entity(None, words, (words,)),)
