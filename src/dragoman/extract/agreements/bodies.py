"""Bodies that sign and that no pack knows: companies, universities, towns, by their noun or their capitals.

In: a reading's text and a stretch of it. Out: the places of their names. What the pack knows, and states, are
left to `signatories.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.grammar.assertion import either
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.instruments import AgreementCues

_CAPITAL = r"[A-ZÀ-Þ][\w&.'-]*[\w&]"
_NAME = rf"(?:{_CAPITAL}|[A-ZÀ-Þ])(?: (?:(?:of|and|for|de|du|des|&|-) )?(?:d'|l')?(?:{_CAPITAL}|\d+))*"
_PLAIN = re.compile(rf"{_NAME}(?=[ ,.;:»”\")]|$)")
_DASHED = re.compile(rf"{_NAME}(?:–{_NAME})?(?=[ ,.;:»”\")]|$)")  # "Gazoduc Beïneou–Chymkent"
_ONE_OF = re.compile(rf"(?:de |d')(?:la |l')?{_NAME}")
_SEVERAL_OF = re.compile(rf"(?<=s) {_ONE_OF.pattern}(?:, {_ONE_OF.pattern})* et {_ONE_OF.pattern}")
_HOUSE = re.compile(rf" \((?P<house>[A-ZÀ-Þ][a-z][\w&.'-]*(?: {_CAPITAL})*)\)")
_STEP = re.compile(r",? (?:(?:l[ae] |l')?[«\"“] ?)?(?:de l'|d'|l')?(?P<word>[\w'-]+)")
_ADJECTIVE = re.compile(
    r" (?!(?:trois|mois|\w*fois|mais|jamais|desormais|désormais|frais|relais|bien|combien)(?!\w))"
    r"[a-zà-ÿ-]+(?:ale?|aux|ique|aire|aine?|[oa]ise?|ienne|ien|akhe?|djike?|[gk]hize?|bèk?e?|mène)(?!\w)"
)
_LEAD = re.compile(r"(?:(?:le|la|les) |l')?[«\"“]? ?", re.IGNORECASE)
_WORD = re.compile(r" (?:\(\w+\)|[\w'-]+)")
_OF = re.compile(r" (?:de|a|et|sur)$")
_JOINT = re.compile(r" et (?:[a-zà-ÿ'-]+(?: |$)|d'|de |du |des )")
# "le ministre de l'Industrie, de l'Énergie et de l'Eau" has one office
_OFFICE = re.compile(
    r"minist\w+ (?!.*(?<!\w)(?:avec|entre|par|qui) )[^.;:()]*?(?:,| et)"
    r" (?:de la |de l'|du |des |de |a l'|aux? )$"
)
OFFICE = 90  # code points before a name in which the office stands of which it is a part
_ON = re.compile(r" \(|,| et |[»\"]")
_IN = re.compile(r"(?<!\w)(?:dans|vers|depuis|sous|pres de|proche de) (?:la |le |l'|les |une? )?$")
_VERB = re.compile(r"etai(?:t|ent)|soi(?:t|ent)|(?!opera$)[a-z]{2,}[ei]r(?:a|ont|ait|aient)|[a-z]{3,}aient")
_TAILS = frozenset(("de", "du", "des", "la", "le", "et", "contre", "sous", "aux"))
_ADVERB = re.compile(r"[a-z]{4,}(?:[aeiu]|am|em)ment")  # with a capital, at the head: "Conformément à"
LONGEST = 12  # words of the name of an institution
MOST = 6  # words between a company's noun and its name


class BodyFinder:
    """Finds the names of bodies, in one language."""

    def __init__(self, cues: AgreementCues, verbs: frozenset[str]) -> None:
        self._ends = frozenset(map(fold, cues.ends_of_names)) | verbs
        self._company = re.compile(rf"(?<!\w){either(cues.companies)}(?!\w)")
        self._institution = re.compile(rf"(?<!\w){either(cues.institutions)}(?!\w)")
        self._headed = re.compile(rf"(?<!\w){either(cues.heads)} (?:de |du |d')(?:la |l')?")
        self._joint = re.compile(r"(?:^|(?<!\w)(?:entre|et|avec|par|ainsi que)|,) *$")
        self._firm = re.compile(rf"(?<!\w){either(cues.firm_names)}(?!\w)")
        self._not_names = frozenset(map(fold, cues.not_names))
        self._state = re.compile(rf"{either((*cues.sides, *cues.institutions))}(?!\w)")

    def by_noun(self, text: str, folded: str, span: Span) -> Iterator[tuple[Span, str]]:
        """Bodies by the noun before their name ("la société X"), with the label, or by what they are."""
        for match in self._company.finditer(folded, *span):
            if name := self._behind(text, folded, match.end(), span.end):
                yield Span(match.start(), name.end()), name[0]
        for match in self._institution.finditer(folded, *span):
            if _IN.search(folded, span.start, match.start()):  # "dans la région de X"
                continue
            if several := _SEVERAL_OF.match(text, match.end(), span.end):
                yield from self._each(text, Span(*match.span()), several)
                continue
            end = self._end(text, folded, match.end(), span.end)
            label = text[match.start() : end]
            if end > match.end():
                yield Span(match.start(), end), label

    def _each(self, text: str, noun: Span, names: re.Match[str]) -> Iterator[tuple[Span, str]]:
        """ "les universités de X et de Y": each by the noun in the singular."""
        singular = re.sub(r"(?<=\w)s\b", "", noun.of(text))
        first = noun.start
        for name in _ONE_OF.finditer(text, *names.span()):
            yield Span(first, name.end()), f"{singular} {name[0].strip()}"
            first = name.end()

    def _behind(self, text: str, folded: str, start: int, stop: int) -> re.Match[str] | None:
        """The name behind a company's noun, over what describes it: "la société publique d'État [X]"."""
        at = start
        for _ in range(MOST):
            word = _STEP.match(text, at, stop)
            if word is None:
                return None
            name = _DASHED.match(text, word.start("word"), stop)
            if name and word["word"] not in ("État", "Etat"):
                return name
            if folded[word.start("word") : word.end("word")] in {*self._ends, "et"}:
                return None
            at = word.end()
        return None

    def _end(self, text: str, folded: str, start: int, stop: int) -> int:
        """Where the complements of an institution's noun end: before a verb, a preposition, another party."""
        end = start
        for _ in range(LONGEST):
            word = _WORD.match(text, end, stop)
            if word is None:
                break
            low = folded[word.start() + 1 : word.end()]
            if low.startswith("l'") and (end == start or not _OF.search(folded, start, end)):
                break  # "dans la même région l'usine de …"
            joined = (
                low == "et" and _JOINT.match(text, end, stop) and re.search(r"des \w+$", folded[start:end])
            )
            against = low in ("le", "la", "les") and folded.endswith(" contre", start, end)
            if not (joined or against) and (low in self._ends or low == "et" or _VERB.fullmatch(low)):
                break
            end = word.end()
        while (tail := text[start:end].rsplit(" ", 1)[-1]) in _TAILS:
            end -= len(tail) + 1
        return end

    def in_list(self, text: str, folded: str, span: Span, subject: bool = False) -> Iterator[Span]:
        """Names by their capitals in a stretch that names nothing but parties: "entre X et Y".

        `subject`: it stands before a verb, and its first word may be no name: "Rappelons que".
        """
        for match in _PLAIN.finditer(text, *span):
            before = folded[max(span.start, match.start() - 30) : match.start()]
            opens = subject and not before and not _ON.match(text, match.end(), span.end)
            if opens and match.end() < span.end:  # "Rappelons que"
                continue
            if bracket := _HOUSE.match(text, match.end(), span.end):  # "Wei Hong (Jinko Power)"
                yield Span(*bracket.span("house"))
                continue
            lead = re.sub(r"(?:de |d'|du )?(?:(?:le|la) |l')?[«\"“]? ?$", "", before)
            office = folded[max(span.start, match.start() - OFFICE) : match.start()]
            if self._joint.search(lead) and not (self._common(match[0]) or _OFFICE.search(office)):
                yield Span(match.start(), self._over_adjectives(text, folded, match.end(), span.end))

    def _over_adjectives(self, text: str, folded: str, end: int, stop: int) -> int:
        """Where the small words behind a name's first end that belong to it: "Garde [nationale tadjike]"."""
        while (word := _ADJECTIVE.match(text, end, stop)) and folded[end + 1 : word.end()] not in self._ends:
            end = word.end()
        return end

    def behind_adjective(self, text: str, adjective: Span, end: int) -> Span | None:
        """A name right behind a state's adjective that an article opens: "le chinois [Norinco]"."""
        name = _PLAIN.match(text, adjective.end + 1, end)
        opened = re.search(
            r"(?:\bl[ea] |\bl'|\bet )$", text[max(0, adjective.start - 3) : adjective.start], re.IGNORECASE
        )
        return Span(*name.span()) if name and opened and not self._common(name[0]) else None

    def as_subject(self, text: str, span: Span) -> Iterator[Span]:
        """Names that stand alone before a verb: "Veolia et X Mining [ont signé]"."""
        place = span.stripped(text, ' ,–—-•*«"“\n')
        comma = place.of(text).rfind(", ")
        first = _PLAIN.match(text, place.start, place.end)
        if comma > 0 and (first is None or self._common(first[0])):  # "Le même jour, Huaxin Cement"
            place = Span(place.start + comma + 2, place.end)
        lead = _LEAD.match(text, place.start, place.end)
        at = lead.end() if lead else place.start
        found: list[Span] = []
        while (match := _PLAIN.match(text, at, place.end)) is not None and not self._common(match[0]):
            rest = text[match.end() : place.end]
            joint = re.match(r"[»”\"]? ?(?:et|,) (?:l[ae] |l')?", rest)
            if rest.strip(' »”"') and not joint:
                break
            found.append(Span(*match.span()))
            at = match.end() + (joint.end() if joint else len(rest))
        firms = any(self._names_firm(one.of(text)) for one in found)
        for one in found:  # several capitals may be a person's, but not beside a firm
            if " " in one.of(text) and not firms:
                return
            yield one

    def _names_firm(self, name: str) -> bool:
        """Whether a name has initials or a word of companies' names."""
        return bool(self._firm.search(fold(name)) or re.search(r"[A-Z]{2}", name))

    def by_head(self, text: str, span: Span) -> Iterator[Span]:
        """Names behind the office of who signs for them: "le directeur général de [Junxin]"."""
        for match in self._headed.finditer(fold(text[span.start : span.end])):
            name = _PLAIN.match(text, span.start + match.end(), span.end)
            if name and not self._common(name[0]):
                yield Span(*name.span())

    def is_firm(self, label: str) -> bool:
        """Whether a name has a word of companies' names: "Hua Solar Group", "groupe Sany"."""
        return bool(self._firm.search(fold(label)) or self._company.match(fold(label)))

    def is_bare(self, label: str) -> bool:
        """Whether a label is nothing but a noun for bodies: "l'entreprise", "Institut"."""
        low = fold(label)
        return bool(self._company.fullmatch(low) or self._institution.fullmatch(low))

    def _common(self, name: str) -> bool:
        low = fold(name)
        if low.split()[0] in self._not_names or self._state.match(low) or _ADVERB.fullmatch(low):
            return True
        return name.split()[0].startswith(("L'", "D'", "C'", "S'"))
