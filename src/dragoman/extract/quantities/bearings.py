"""How exact a quantity is, and which way it points: the words around it.

In: a text and the place of a quantity. Out: its qualifier ("environ", "plus de") and its sign ("en baisse
de"). Indicators, periods and parties are left to `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.quantities import NumberWords

REACH = 90
"""Code points before a quantity in which its qualifier and sign stand."""


class Bearings:
    """The words that say how exact a number is and which way it points, ready for matching."""

    def __init__(self, words: NumberWords) -> None:
        self._before: dict[str, re.Pattern[str]] = {}
        self._after: dict[str, re.Pattern[str]] = {}
        links = r"(?: (?:de|d'|les|le|la|des|un total de|à))?"
        for name, around in words.qualifiers.items():
            self._before[name] = re.compile(rf"(?<!\w)(?i:{either(around.before)}){links} ?\(?$")
            if around.after:
                self._after[name] = re.compile(rf" ?(?i:{either(around.after)})(?!\w)")
        self.hedge = hedge(words)
        self._compile_changes(words)
        self._compile_surroundings(words)

    def _compile_changes(self, words: NumberWords) -> None:
        """What tells that something falls, rises or is a share of something."""
        decline = words.decline
        verb, of = rf"(?<!\w)(?i:{either(decline.verbs)})(?: [^\W\d_]+ment)?", r" (?:de|d'|à hauteur de)"
        noun = rf"(?<!\w)(?i:{either(decline.nouns)})(?: [^\W\d_]+){{0,2}}?"
        self._fall = re.compile(rf"(?:{noun}|{verb}){of}{self.hedge} ?$")
        self._fall_by = re.compile(rf"{verb}{self.hedge} ?$")
        not_age = r"(?! de [^\W_]+ ans)"  # "60 % de moins de trente ans"
        shorten = either(decline.transitive)
        self._shorten = re.compile(rf"(?<!\w)(?i:{shorten}) [^.;:,]{{1,60}}? (?:de|d'){self.hedge} ?$")
        self._fall_after = re.compile(
            rf"(?: \([^()]{{1,24}}\)|\))? (?i:{either(decline.after)})(?!\w){not_age}"
        )
        no_comparison = r"(?<!\b[aA]u )(?<!\b[dD]u )(?<!\b[pP]as )"
        self._minus = re.compile(rf"(?<!\w){no_comparison}(?i:{either(words.minus)}) $")
        by = rf"(?!\w)[^.;]{{0,60}}? (?:de|d'){self.hedge} ?$"
        self._change = re.compile(rf"(?<!\w)(?i:{either(words.change)}){by}")
        self._change_share = re.compile(rf"(?<!\w)(?i:{either(words.change_share)}){by}")
        part = rf"(?<!\w)(?i:{either(words.share_nouns)})(?!\w)[^.;:]{{0,80}}? "
        self._share_itself = re.compile(rf"{part}(?i:{either(words.change)}){by}")
        self._amount = re.compile(rf"(?<!\w)(?i:{either(words.amount_before)}){self.hedge} ?$")
        links = either(words.again_links)
        self._reach = re.compile(rf"(?<!\w)(?i:{either(words.reach)})(?: {links}){{0,2}}{self.hedge} ?$")
        self._that_is = re.compile(rf"(?<!\w)(?i:{either(words.that_is)}){self.hedge} ?$")
        self._more = re.compile(rf" (?i:{either(words.more)})(?!\w)")

    def _compile_surroundings(self, words: NumberWords) -> None:
        """What tells bare numbers that are counted, dated or listed from others."""
        self._between = re.compile(rf"(?<!\w)(?i:{either(words.between)}){self.hedge} ?$")
        self._respectively = re.compile(
            rf"(?<!\w)(?i:{either(words.respectively)}) (?:de |à )?{self.hedge} ?$"
        )
        self._alone = re.compile(
            rf" (?i:{either(words.alone_before)})(?!\w)| ?[,.;:)»—–-]| \([+−–-]? ?\d[\d, ]* ?%"
            r"| \((?:en )?(?:19|20)\d\d\)| *\n|\s*$"
        )
        again = rf"(?<!\w)(?i:{either(words.counted_again)})(?: {either(words.again_links)}){{0,2}}"
        self._again = re.compile(rf"{again}{self.hedge} ?$")
        self._rest = re.compile(rf" (?i:{either(words.again_after)})(?!\w)")
        self._several_do = re.compile(r" (?:se |s'|ne |n')?(?:[^\W\d_]+(?:ent|ont)|ont)(?!\w)")
        self._among = re.compile(rf" (?i:{either(words.among)}) $")
        self._number_of = re.compile(rf" (?:[^\W\d_]{{2,3}} )?(?i:{either(words.counting)}) ?")
        self._list_before = re.compile(rf"(?:(?<!\w){either(words.list_before)}|[,:]){self.hedge} ?$")
        self._list_after = re.compile(rf" {either(words.list_after)}(?!\w)")
        year = rf"(?:(?:en|pour|fin|début) (?:19|20)\d\d|{either(words.other_years)})"
        self._dated = re.compile(
            rf"(?:[,;:(]|(?<!\w){either(words.list_before)}) ?"
            rf"{year},? ?{self.hedge} ?$|(?<!\w){year} \({self.hedge} ?$"
        )
        self._headless = re.compile(rf" (?:{either(words.headless)}|[^\W\d_]{{3,}}ent)(?!\w)")
        self._opens = re.compile(rf"(?:[.;:,]|\n|(?<!\w){either(words.clause_links)}){self.hedge} ?$")
        self._money = re.compile(rf" {either(words.money_behind)}(?!\w)")
        self._emphatic = re.compile(rf", {either(words.emphatic)}")
        self._definite = re.compile(rf"(?<!\w)(?i:{either(words.definite)}) $")

    def qualifier(self, text: str, start: int, end: int) -> str:
        """How exact the quantity at `[start, end)` is, in the contract's words."""
        before = text[max(0, start - REACH) : start]
        for name in ("record", "at-least", "at-most", "approximate"):
            if self._before[name].search(before):
                return name
        after = text[end : end + 40]
        for name, pattern in self._after.items():
            if pattern.match(after):
                return name
        return "exact"

    def falls(self, text: str, start: int, end: int, kind: str) -> bool:
        """Whether a word of decrease leads to the quantity.

        Shares and durations may stand behind the object of the verb ("réduire le trajet de huit jours"),
        shares also right behind the verb ("a reculé 3 %", in translations).
        """
        before = text[max(0, start - REACH) : start]
        if self._fall_after.match(text, end) or self._fall.search(before):
            return True
        if kind == "percent" and self._fall_by.search(before):
            return True
        return kind in ("percent", "duration") and bool(self._shorten.search(before))

    def minus(self, text: str, start: int) -> int | None:
        """Where a word for minus right before the number starts, or None."""
        match = self._minus.search(text[max(0, start - 14) : start])
        return start - len(match[0]) if match else None

    def changes(self, text: str, start: int, share: bool = False) -> bool:
        """Whether the quantity (a share or not) is what something changed from: "est passé de 7"."""
        verb = self._change_share if share else self._change
        before = text[max(0, start - REACH) : start]
        return bool(verb.search(before)) or (share and bool(self._share_itself.search(before)))

    def between(self, text: str, start: int) -> bool:
        """Whether "entre" stands before the quantity."""
        return bool(self._between.search(text[max(0, start - REACH) : start]))

    def respectively(self, text: str, start: int) -> bool:
        """Whether the quantity is the first of several told in the order of those named."""
        return bool(self._respectively.search(text[max(0, start - REACH) : start]))

    def counts_nothing(self, text: str, end: int) -> bool:
        """Whether what stands behind a number shows that no noun is counted: "2,3 milliards restants"."""
        return bool(self._alone.match(text[end : end + 30]))

    def amounts(self, text: str, start: int) -> bool:
        """Whether a word of money leads to the number: "un crédit de 2,3 milliards"."""
        return bool(self._amount.search(text[max(0, start - REACH) : start]))

    def reaches(self, text: str, start: int, end: int) -> bool:
        """Whether a verb of reaching leads to a number that counts no noun: "le nombre … a atteint 1 200"."""
        before = text[max(0, start - REACH) : start]
        return bool(self._reach.search(before)) and self.counts_nothing(text, end)

    def listed(self, text: str, start: int, end: int) -> bool:
        """Whether a bare number stands in a list of quantities: "dont 391 au Tadjikistan, 215 au …"."""
        before = text[max(0, start - 24) : start]
        return bool(self._list_after.match(text[end : end + 24]) and self._list_before.search(before))

    def dated(self, text: str, start: int, end: int) -> bool:
        """Whether a bare number stands behind the year of its own in a series: ", en 2022 747 000, et …"."""
        before = text[max(0, start - 40) : start]
        return bool(self._dated.search(before)) and self.counts_nothing(text, end)

    def counts_money(self, text: str, end: int) -> bool:
        """Whether what stands behind a number is told in money: "25 milliards d'échanges"."""
        return bool(self._money.match(text, end))

    def emphatic(self, text: str, start: int, end: int) -> bool:
        """Whether a bare number opens a clause that goes on about it: "; trois, c'est ce que …"."""
        return bool(self._emphatic.match(text, end)) and text[:start].rstrip()[-1:] in tuple(";.:")

    def headless(self, text: str, start: int, end: int) -> bool:
        """Whether a bare number opens a clause and counts what was told before: "540 000 d'entre elles"."""
        opens = self._opens.search(text[max(0, start - REACH) : start])
        return bool(opens and self._headless.match(text, end))

    def counts_again(self, before: str) -> bool:
        """Whether words end in a pronoun and a verb that count anew what was told: "Elles sont plus de"."""
        return bool(self._again.search(before))

    def counts_rest(self, text: str, end: int) -> bool:
        """Whether a number stands for others of what was told before: "450 autres", "les 150 suivantes"."""
        rest = self._rest.match(text, end)
        return rest is not None and (
            self.counts_nothing(text, rest.end()) or bool(self._several_do.match(text, rest.end()))
        )

    def among(self, gap: str) -> bool:
        """Whether what stands between two numbers makes one a part of the other: "deux turbines sur six"."""
        return bool(self._among.fullmatch(gap))

    def behind_number(self, text: str, end: int) -> int | None:
        """Where the noun stands whose number is told behind a bare one: "de 600 le nombre des bourses"."""
        found = self._number_of.match(text, end)
        return found.end() if found else None

    def counts_more(self, before: str, text: str, end: int) -> bool:
        """Whether a number behind "soit" is so many more or fewer of what was counted before."""
        return bool(self._that_is.search(before) and self._more.match(text, end))

    def definite(self, text: str, start: int) -> bool:
        """Whether a determiner before the number points back to things already told."""
        return bool(self._definite.search(text[max(0, start - 16) : start]))


def hedge(words: NumberWords, folded: bool = False) -> str:
    """A pattern for the qualifier between a word and its quantity; `folded`: in folded text."""
    phrases = (phrase for around in words.qualifiers.values() for phrase in around.before)
    return rf"(?: ?(?i:{either(map(fold, phrases) if folded else phrases)})(?!\w))?(?: de| d'| les)?"


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; "recul*" stands for every word that begins so."""
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return alternation(_pattern(word) for word in ordered)


def _pattern(word: str) -> str:
    return re.escape(word[:-1]) + r"[^\W\d_]*" if word.endswith("*") and len(word) > 1 else re.escape(word)
