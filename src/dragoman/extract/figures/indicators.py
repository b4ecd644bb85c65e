"""What a quantity measures: trade, a loan, a length, growth …

In: a `Scope` and the folded text (`packs.folding`). Out: the contract's indicator. The nearest cue before
the quantity decides, or one right behind it; what nothing tells is the default of its unit's family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.extract.figures.costs import CostReader
from dragoman.extract.figures.scope import Scope, family_of
from dragoman.extract.figures.told import TRADED
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Quantity
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

NEAR = 110
"""Code points before a percentage in which its growth word stands."""
BRACKETED = "share?"
"""What a percentage in brackets measures that no word tells of: a share, or what those before it do."""
NEXT = 24
"""Code points behind "de son" in which what grows is named."""
LED = 40
"""Code points before a quantity in which "capacité" tells what it is, whatever stands behind it."""
BEHIND = 120
"""Code points behind a quantity in which a cue still tells of it, if nothing before does."""
REPAID = re.compile(r",? remboursables?(?!\w)")
"""Behind an amount that is lent: "pour 250 millions, remboursables en 108 mois"."""


class IndicatorReader:
    """The cues of one language, ready for matching."""

    def __init__(self, cues: FigureCues, hedge: str) -> None:
        """`hedge`: a pattern, for folded text, for the qualifier that may stand right before a quantity."""
        self._default = cues.default
        self._cues = {
            family: {name: _whole(words) for name, words in table.items()}
            for family, table in cues.indicators.items()
        }
        self._people = frozenset(cues.population_units)
        self._costs = CostReader(cues, hedge)
        self._price = re.compile(rf" ?{_folded(cues.price_after)}(?!\w)")
        one_of = _folded(unit for unit in cues.price_after if unit.startswith(("l'", "la ", "le ")))
        self._priced = re.compile(rf"(?<!\w){one_of} [^.;:()]{{0,80}}?{_folded(cues.priced)}[^.,;:()\d]*$")
        self._stored = re.compile(rf"\d ?[kmgt]?w(?: {_folded(cues.stored)}|,| ?[/-]) ?$")
        grow = _folded(cues.growth.before)
        copula, by = _folded(cues.copulas), _folded(cues.by)
        of = rf"(?: [^\W\d_]+){{0,3}}?(?: {copula})? {by}"
        direct = _folded(cues.growth.direct)
        self._grows = re.compile(rf"(?<!\w){grow}(?!\w){of}{hedge} ?\(?\+?$")
        self._gains = re.compile(rf"(?<!\w){direct}{hedge} ?\(?\+?$")
        self._grow = _whole(cues.growth.before)
        self._rises = re.compile(rf"(?<!\w){_folded((*cues.growth.before, 'tripl*', 'doubl*', 'quadrupl*'))}")
        self._by_to = re.compile(rf" a(?:{hedge}) ?(?:\d[\d .,]*[a-z]|[a-z]+ milli)")
        self._reaches = re.compile(rf" (?:a|jusqu'a)(?:{hedge}) ?$")
        self._once_more = re.compile(rf"(?:[;,] (?:et )?| et | puis )de{hedge} ?$")
        self._more = re.compile(rf" {_folded(cues.growth.after)}(?!\w)(?! de [^\W_]+ ans)")
        self._behind = re.compile(rf" (?:{_folded(cues.behind)} ?)?")
        self._growing = frozenset(cues.growth.families)
        self._share = re.compile(rf" {_folded(cues.share_after)}")
        self._parted = re.compile(rf"(?<!\w){_folded(cues.of_which)}{hedge} ?$")
        self._goes_on = _whole(cues.goes_on)
        self._may_go_on = _whole(cues.may_go_on)
        self._passive = re.compile(rf" (?:{_folded(cues.passive)} )(?:[^\W\d_]+ment )?")
        self._could = _whole(cues.possible)
        self._form = _whole(cues.forms)
        self._plant = _whole(cues.plants)
        self._achieved = _whole(cues.achieved)
        self._made = _whole(("production", "produit"))
        self._off = re.compile(rf"(?<!\w){_folded(cues.distance.before)}{hedge} ?$")
        self._from = re.compile(rf" {_folded(cues.distance.after)}(?!\w)")
        self._ahead = re.compile(rf"(?<!\w){_folded(cues.ahead)}(?: a| en)?{hedge} ?$")
        of = (
            r"(?: [^\W\d_]+){0,2} (?:de |du |de la |des |d'|de l'|dans le |dans les |avec )(?:son |sa |ses )?"
        )
        self._surplus = re.compile(rf"(?<!\w){_folded(cues.surplus)}{of}$")
        self._inside = re.compile(r"(?<!\w)dans (?:le |la |les |l'|son |leur |leurs )?$")
        self._possible = re.compile(r"[^\W\d_]{2,}(?:ra|ront|rait|raient)(?!\w)")

    def indicator(self, text: str, scope: Scope, starts_change: bool) -> str | None:
        """The indicator that the sentence tells, or None where it has no cue.

        `starts_change`: the next quantity is what this one changed to.
        """
        family = scope.family
        if family == "duration":
            return "duration"
        priced = family == "money" and self._priced.search(text, scope.sentence.start, scope.start)
        if family == "money" and (priced or self._price.match(text, scope.end)):
            return "price"
        if family in self._growing and self._is_growth(text, scope, starts_change):
            return "growth"
        if family == "percent":
            return self._of_percent(text, scope, starts_change)
        return self._cue(text, scope)

    def goes_on(self, text: str, scope: Scope, cue: bool) -> bool:
        """Whether the sentence goes on about the figure before it; `cue`: it has one of its own."""
        span = scope.sentence.start, scope.tail.end
        return bool(self._goes_on.search(text, *span) or (not cue and self._may_go_on.search(text, *span)))

    def without_denominators(self, text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
        """The quantities but those for which a price is paid: "239 dollars les 1 000 mètres cubes"."""
        kept: list[Quantity] = []
        until = 0
        for one in quantities:
            if one.span.start >= until:
                kept.append(one)
                price = self._price.match(text, one.span.end)
                until = price.end() if price and family_of(one.unit) == "money" else until
        return tuple(kept)

    def default(self, scope: Scope) -> str:
        """What a quantity without a cue measures."""
        return self._default.get(scope.family, "other")

    def cue_behind(self, text: str, family: str, scope: Scope) -> str | None:
        """The cue right behind a quantity: "une hausse de 92 % de son commerce extérieur"."""
        behind = self._share.match(text, scope.end)
        return (
            self._first(text, family, behind.end(), min(behind.end() + NEXT, scope.tail.end))
            if behind
            else None
        )

    def cue_in(self, text: str, family: str, start: int, end: int) -> str | None:
        """The last cue of a family in a stretch of text."""
        found = self._last(text, family, start, end)
        return found[0] if found else None

    def _is_growth(self, text: str, scope: Scope, starts_change: bool) -> bool:
        start = scope.start
        told = self.cue_in(text, scope.family, scope.lead.start, start)
        before = text[max(scope.sentence.start, start - NEAR) : start]
        grows = bool(self._grows.search(before))
        if told or scope.family != "money":  # what earns money gains nothing
            grows = grows or bool(self._gains.search(before))
        if scope.quantity.value < 0 and told == "other" and not grows:
            return False  # a balance of minus 1,7 billion
        if scope.quantity.value < 0 or text[max(0, start - 2) : start].rstrip().endswith("+"):
            return True
        if starts_change:
            return False
        return grows or bool(self._more.match(text, scope.end))

    def _of_percent(self, text: str, scope: Scope, starts_change: bool) -> str | None:
        if self._share.match(text, scope.end) or self._parted.search(text, scope.lead.start, scope.start):
            return "share"
        if scope.quantity.value < 0 or self._leads_to_value(text, scope):
            return "growth"
        cue = self._last(text, "percent", scope.lead.start, scope.start)
        near = max(scope.lead.start, scope.start - NEAR)
        grow = [match.end() for match in self._grow.finditer(text, near, scope.start)]
        if cue and self._reaches.search(text, near, scope.start):
            grow = []  # "la part de la Chine est montée à 26 %"
        if grow and not starts_change and (cue is None or cue[1] < grow[-1]):
            return "growth"
        if cue:
            return cue[0]
        behind = self._first(text, "percent", scope.end, min(scope.tail.end, scope.end + BEHIND))
        if behind:
            return behind
        if self._is_ahead(text, scope) and self._grow.search(text, scope.end, self._reach(scope)):
            return "growth"
        before = scope.sentence.start, scope.start
        if self._once_more.search(text, *before) and self._grow.search(text, *before):
            return "growth"  # "ont crû de 19 % avec l'un, de 2 % avec l'autre"
        if text[scope.start - 1 : scope.start] == "(":
            return BRACKETED
        wide = self._last(text, "percent", scope.sentence.start, scope.start)
        return wide[0] if wide else None

    def _leads_to_value(self, text: str, scope: Scope) -> bool:
        """Whether a percentage stands between what rises and what it rises to: "les huiles de 70 % à 9 t"."""
        before = text[scope.sentence.start : scope.start]
        return bool(
            self._by_to.match(text, scope.end) and before.endswith(" de ") and self._rises.search(before)
        )

    def _cue(self, text: str, scope: Scope) -> str | None:
        if scope.quantity.unit in self._people and self._cues["counted"]["population"].search(
            text, scope.start, scope.end
        ):
            return "population"
        near = text[max(scope.lead.start, scope.start - NEAR) : scope.start]
        if done := self._done(text, scope):
            return done
        if scope.family == "money" and self._costs.tells(text, scope):
            return "cost"
        if (
            scope.family == "energy"
            and "/" not in scope.quantity.unit
            and self._stored.search(text[scope.sentence.start : scope.start])
        ):
            return "capacity"
        if scope.family == "length" and self._off.search(near) and self._from.match(text, scope.end):
            return "other"  # how far away something lies
        led = self._last(text, scope.family, max(scope.lead.start, scope.start - LED), scope.start)
        if led and led[0] == "capacity" and scope.family in ("mass", "teu", "counted"):
            return "capacity"
        behind = self._behind.match(text, scope.end, scope.tail.end)
        if behind:
            for name, pattern in self._cues.get(scope.family, {}).items():
                if pattern.match(text, behind.end()):
                    return self._as_could_be(name, text, scope)
        wide = () if scope.family == "counted" else (scope.sentence.start,)
        for start in (scope.lead.start, *wide):
            if found := self._last(text, scope.family, start, scope.start):
                return self._as_could_be(found[0], text, scope)
        if self._could_be(text, scope):
            return "capacity"
        if scope.family == "counted":
            return None
        if scope.family == "money" and self._costs.plans(text, scope):
            return "cost"
        until = self._reach(scope) if self._is_ahead(text, scope) else scope.tail.end
        return self._first(text, scope.family, scope.end, min(until, scope.end + BEHIND))

    def _done(self, text: str, scope: Scope) -> str | None:
        """What was done with an amount, told right behind it: "33 milliards ont été prêtés par la banque"."""
        if scope.family == "money" and REPAID.match(text, scope.end):
            return "loan"
        if scope.family == "money" and (form := self._form.search(text, scope.end, scope.tail.end)):
            return self._first(text, "money", form.end(), form.end() + NEXT)
        passive = self._passive.match(text, scope.end, scope.tail.end) if scope.family == "money" else None
        if passive is None:
            return None
        cues = self._cues["money"].items()
        return next((name for name, words in cues if words.match(text, passive.end())), None)

    def _as_could_be(self, name: str, text: str, scope: Scope) -> str:
        """A volume that could be carried is a capacity; any other indicator is what it is.

        So is what a plant "produira"; "la production" is none, whatever is aimed at.
        """
        made = name == "production" and not self._made.search(text, scope.lead.start, scope.start)
        return "capacity" if (name == "volume" or made) and self._could_be(text, scope) else name

    def _could_be(self, text: str, scope: Scope) -> bool:
        """Whether a yearly amount could be carried or made, and is not told to have been."""
        lead = scope.lead.start, scope.start
        if scope.family not in ("mass", "teu", "counted") or "/" not in scope.quantity.unit:
            return False
        sentence = scope.sentence.start, scope.tail.end
        plant = self._plant.search(text, *sentence)
        could = self._could.search(text, *lead)
        if scope.family == "counted":  # "300 bourses chaque année" are no capacity
            return bool(plant and could)
        if could or self._possible.search(text, *lead):
            return True
        return bool(plant) and not self._achieved.search(text, *sentence)

    def _is_ahead(self, text: str, scope: Scope) -> bool:
        """Whether what is measured stands behind the comma: "Estimé à 281 millions, le coût …"."""
        return bool(self._ahead.search(text, scope.lead.start, scope.start))

    @staticmethod
    def _reach(scope: Scope) -> int:
        return min(scope.sentence.end, scope.end + BEHIND)

    def _last(self, text: str, family: str, start: int, end: int) -> tuple[str, int] | None:
        """The cue nearest before `end`, with its end; of two that overlap, the longer."""
        found: list[tuple[int, int, str]] = []
        for name, pattern in self._cues.get(family, {}).items():
            for match in pattern.finditer(text, start, end):
                found.append((match.end(), match.start(), name))
        if len(found) > 1:  # "les exportations dans le commerce extérieur" are exports
            found = [
                one for one in found if not self._inside.search(text, max(0, one[1] - 12), one[1])
            ] or found
        if not found:
            return None
        nearest = max(found, key=lambda one: (one[0], -one[1]))
        over = [one for one in found if one[0] > nearest[1]]
        best = min(over, key=lambda one: (one[1], -one[0]))
        kept = best[2] in TRADED and self._surplus.search(text, max(start, best[1] - NEAR), best[1])
        return "other" if kept else best[2], best[0]

    def _first(self, text: str, family: str, start: int, end: int) -> str | None:
        found = [
            (match.start(), name)
            for name, pattern in self._cues.get(family, {}).items()
            if (match := pattern.search(text, start, end))
        ]
        return min(found)[1] if found else None


def _folded(words: Iterable[str]) -> str:
    return either(fold(word) for word in words)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_folded(words)}(?!\w)")
