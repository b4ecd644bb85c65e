"""What surrounds a phrase of time, and what it says of it: date or number, deadline, approximate, range.

In: a text, its folded form and a place in it. Out: answers. The words come from `DateWords`.
Four digits are a year where a word of time stands before them or nothing speaks for a quantity: French
puts what is counted right after the number, in the plural ("2013 kilomètres"), and writes names with a
year without a preposition ("Agenda 2030", "Expo 2017").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.extract.dates.grammar import folded
from dragoman.packs.dates import DateWords

REACH = 40  # characters that the longest context needs
CLAUSE = 80  # characters between a verb and its date
NUMBER_BEFORE = re.compile(r"\d[.,/:-]$|[$€£¥#°&=+_@/]$")
DIGIT_BEFORE = re.compile(r"\d ?$")
NUMBER_AFTER = re.compile(r"[.,/:~-]\d| ?[%€$£¥°]| \d{3}(?!\d)|[/_@]\w")
YEAR_AND_NUMBER = re.compile(r"(?:19|20)\d\d \d{3}(?!\d)")
NEXT_WORD = re.compile(r" ([^\W_]+[²³]?)(?:/\w+)?")
LAST_WORD = re.compile(r"([^\W\d_]+)([ '\"(«-]*)$")


class DateContext:
    """The compiled contexts of a language."""

    def __init__(self, words: DateWords) -> None:
        ranges, years = words.ranges, words.years
        articles = _alternatives(words.articles)
        self._contexts = {name: _before(entries) for name, entries in words.contexts.items()}
        self._by = _before(words.by, articles)
        self._by_year = _before(words.by_year)
        self._by_after = re.compile(rf" (?:{_alternatives(words.by_after)})(?!\w)")
        self._about = _before(words.about, articles)
        self._forward = _before(words.forward, articles)
        self._not_after = _before(words.not_after)
        self._month_after = _before(words.month_after)
        self._opener = _before(ranges.openers, articles)
        self._pairing = _before(ranges.pairing, articles)
        self._listing = _before(ranges.listing)
        self._habitual = _before(ranges.habitual)
        self._strong = _before(years.strong)
        self._weak = _before(years.weak)
        self._never = _before(years.never)
        self._names = re.compile(rf"(?<!\w)(?:{_alternatives(years.names)})(?: [^\W\d_]+){{0,4}} $")
        self._units = frozenset(folded(unit) for unit in years.units)
        self._followers = frozenset(folded(word) for word in years.followers)
        self._plural = re.compile(years.plural)
        articles_or_none = f"(?:(?:{articles})|en )?"
        self.connector = re.compile(
            rf" (?:{_alternatives(ranges.connectors)}) ?{articles_or_none}|{_signs(ranges.separators)}"
        )
        self.joining = re.compile(rf" (?:{_alternatives(ranges.joining)}) ?{articles_or_none}")
        conjunctions = _alternatives(words.conjunctions)
        self.conjunctions = re.compile(rf",? (?:{conjunctions}) (?:{articles})?(?:en )?")
        self.links = re.compile(rf"(?:,|,? (?:{conjunctions})) (?:{articles})?(?:en )?")
        between = _alternatives((*ranges.connectors, *ranges.joining))
        self._number_follows = re.compile(rf" (?:{between}) (?:\d{{3,5}}|\d{{1,2}} \d{{3}})(?![\d,.])")
        self._coming = re.compile(rf"\b{words.coming or '(?!)'}\b", re.IGNORECASE)
        self._was_to_come = re.compile(rf"\b(?:{words.was_to_come or '(?!)'})\b", re.IGNORECASE)
        self._coming_not = frozenset(folded(word) for word in words.coming_not)
        self._coming_ends = re.compile(words.coming_ends or "(?!)", re.IGNORECASE)
        self.frame_openers = re.compile(rf"(?<!\w)(?:{_alternatives(words.frame_openers)}) ?$")
        self.following = re.compile(rf" (?:{_alternatives(words.following)})(?!\w)")
        self.later = re.compile(rf"(?<!\w)(?:{_alternatives(words.later)}),? (?:{articles}|en )?$")
        self.same = re.compile(rf"(?:{_alternatives(words.same)})(?!\w)")
        self._counted_from = re.compile(rf" (?:{_alternatives(words.counted_from)})")
        self._gone = re.compile(rf"(?<!\w)(?:{words.gone or '(?!)'})(?!\w)", re.IGNORECASE)
        self._gone_ends = re.compile(words.gone_ends or "(?!)", re.IGNORECASE)

    def admits(self, name: str | None, refused: str | None, text: str, start: int) -> bool:
        """Whether one of a context's words stands before, and none of another's."""
        before = _left(text, start)
        return not (name and not self._contexts[name].search(before)) and not (
            refused and self._contexts[refused].search(before)
        )

    def alone(self, text: str, start: int, end: int) -> bool:
        """Whether a phrase's figures are no part of a longer number, address or code; no page or article."""
        before = _left(text, start)
        if text[start].isdigit() and (NUMBER_BEFORE.search(before) or self._not_after.search(before)):
            return False
        if before[-1:].isalnum() or before[-1:] == "_" or self._not_after.search(before):
            return False
        if YEAR_AND_NUMBER.match(text, max(start, end - 4)):
            return True  # "en 2022 747 000": no number is grouped so
        return not (text[end - 1].isdigit() and NUMBER_AFTER.match(text, end))

    def after_digits(self, text: str, start: int) -> bool:
        """Whether figures stand right before, as in a telephone number or a number in groups."""
        return bool(DIGIT_BEFORE.search(_left(text, start)))

    def is_year(self, source: str, text: str, start: int, end: int, ranged: bool) -> bool:
        """Whether four digits, or (`ranged`) two such numbers, are years rather than a quantity or a name."""
        before = _left(text, start)
        if before.endswith("(") and text[end : end + 1] == ")":
            return True
        if self._never.search(before) or (DIGIT_BEFORE.search(before) and not ranged):
            return False
        follower = NEXT_WORD.match(text, end)
        if follower and follower.group(1) in self._units:
            return False
        round_number = text[end - 2 : end] == "00"
        counted = self.counted(source, text, end)
        if self._strong.search(before):
            return not (counted and round_number)
        if not ranged and self._number_follows.match(text, end):
            return False  # "de 2000 à 2500 camions"
        if self._weak.search(before) or ranged:
            return not counted
        return not counted and not self._named(source, before, start)

    def counted(self, source: str, text: str, end: int) -> bool:
        """Whether a plural noun follows, which a number before it counts ("lundi 12 accords")."""
        follower = NEXT_WORD.match(text, end)
        return bool(
            follower
            and source[follower.start(1)].islower()
            and follower.group(1) not in self._followers
            and self._plural.fullmatch(follower.group(1))
        )

    def _named(self, source: str, before: str, start: int) -> bool:
        """Whether a year without a preposition belongs to a name."""
        if self._names.search(before):
            return True
        word = LAST_WORD.search(before)
        if word is None:
            return bool(re.search(r"[\w)\]»\"] ?$|[-']$", before))
        if not word.group(2).strip() and word.group(2) != " ":
            return True
        first = start - len(before) + word.start(1)
        capital = source[first].isupper()
        opens = not re.search(r"[^\s\"«(•▪●·–—-]", source[max(0, first - 3) : first]) if first else True
        return "-" in word.group(2) or "'" in word.group(2) or (capital and not opens)

    def followed(self, text: str, end: int) -> bool:
        """Whether "de" tells which day a day before or after is counted from: "la veille du 9 mai"."""
        return bool(self._counted_from.match(text, end))

    def is_month(self, text: str, start: int) -> bool:
        """Whether a month's name alone is one: after a word of time."""
        return bool(self._month_after.search(_left(text, start)))

    def is_deadline(self, text: str, start: int, end: int, bare_year: bool) -> bool:
        """Whether the words around a date make it the last day for something."""
        before = _left(text, start)
        return bool(
            self._by.search(before)
            or (bare_year and self._by_year.search(before))
            or self._by_after.match(text, end)
        )

    def is_about(self, text: str, start: int) -> bool:
        """Whether a date is approximate."""
        return bool(self._about.search(_left(text, start)))

    def is_forward(self, source: str, text: str, start: int) -> bool:
        """Whether a weekday or a day without its year is the next one: "jusqu'à mardi", "se rendra mardi"."""
        if self._forward.search(_left(text, start)):
            return True
        before = source[max(0, start - CLAUSE) : start]
        verbs = [
            verb for verb in self._coming.finditer(before) if folded(verb.group()) not in self._coming_not
        ]
        return bool(verbs) and not self._coming_ends.search(before, verbs[-1].end())

    def was_to_come(self, source: str, text: str, start: int) -> bool:
        """Whether a date lay ahead when it was set, and may do so no more: "était prévue"."""
        if self._forward.search(_left(text, start)):
            return False
        verbs = list(self._was_to_come.finditer(source, max(0, start - CLAUSE), start))
        return bool(verbs) and not self._coming_ends.search(source, verbs[-1].end(), start)

    def is_gone(self, source: str, start: int, end: int) -> bool:
        """Whether a verb beside a date in its clause says that it is over: "a été ouverte en mai"."""
        before = source[max(0, start - CLAUSE) : start]
        verbs = list(self._gone.finditer(before))
        if verbs:
            return not self._gone_ends.search(before, verbs[-1].end())
        after = source[end : end + CLAUSE]
        verb = self._gone.search(after)
        return verb is not None and not self._gone_ends.search(after, 0, verb.start())

    def opener(self, text: str, start: int, done: int) -> int:
        """Where the word begins that opens a range before `start`, not before `done`; else `start`."""
        match = self._opener.search(_left(text, start))
        begin = max(0, start - REACH) + match.start() if match else start
        return begin if begin >= done else start

    def pairs(self, text: str, start: int) -> bool:
        """Whether "entre" stands before, so that "et" makes a range."""
        return bool(self._pairing.search(_left(text, start)))

    def lists(self, text: str, start: int) -> bool:
        """Whether "les" stands before, so that "et" joins days."""
        return bool(self._listing.search(_left(text, start)))

    def habitual(self, text: str, start: int) -> bool:
        """Whether a weekday before a range of weekdays makes it a habit ("du lundi au vendredi")."""
        return bool(self._habitual.search(_left(text, start)))


def _left(text: str, start: int) -> str:
    return text[max(0, start - REACH) : start]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(folded(word)) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _signs(signs: Iterable[str]) -> str:
    return f" ?[{''.join(re.escape(sign) for sign in signs)}] ?"


def _before(words: Iterable[str], articles: str = "") -> re.Pattern[str]:
    """A pattern for one of the words at the end of a text, followed by a space if it is not elided."""
    whole = [
        re.escape(folded(word)) + ("" if word.endswith("'") else " ")
        for word in sorted(words, key=len, reverse=True)
    ]
    article = f"(?:{articles})?" if articles else ""
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole) or '(?!)'}){article}$")
