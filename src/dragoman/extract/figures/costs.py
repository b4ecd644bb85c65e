"""What something costs though no word of cost is told: "un projet de 2 milliards", "une usine, pour 40".

In: a `Scope` and the folded text. Out: whether the words before an amount make it a cost. Words of cost
themselves are cues like others, in `indicators.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.extract.figures.scope import Scope
from dragoman.extract.quantities.bearings import either
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

NEAR = 110
"""Code points before an amount in which stands what it is the cost of."""


class CostReader:
    """The words of one language for what is built, ready for matching."""

    def __init__(self, cues: FigureCues, hedge: str) -> None:
        """`hedge`: a pattern, for folded text, for the qualifier that may stand right before a quantity."""
        kind = r"(?:(?:(?!de |d')[^\W\d_]+ ){0,2}|(?:de |d'|a )[^\W\d_]+ (?:(?!de |d')[^\W\d_]+ )?)"
        article = rf"{kind}(?:d'une valeur |d'un montant )?(?:de |d')"
        worth_of = rf",? (?:pour |d')un (?:montant|cout|budget)(?: [^\W\d_]+)? (?:de |d'){hedge} ?$"
        copula = folded((*cues.copulas, "a ete", "avait ete", "ont ete"))
        value = rf"(?:(?: (?:de |d')?(?!de |d')[^\W\d_]+)?,? (?:{copula} )?{folded(cues.valued)})"
        self._cost_of = re.compile(
            rf"(?<!\w)(?<!asie ){folded(cues.cost_of)}(?: {article}|{value}){hedge} ?$"
        )
        built = folded((*cues.cost_of, *cues.built))
        self._amount_of = re.compile(rf"(?<!\w){built}(?!\w)[^.;:()]{{0,60}}?{worth_of}")
        worth = rf"(?<!\w){folded(cues.worth)}{hedge} ?$"
        self._worth_of = re.compile(
            rf"(?<!\w){built}(?: [^.;:(),]{{1,40}})?, (?:que |qu')[^.,;:]{{1,60}}{worth}"
        )
        planned = rf"(?<!\w){folded(cues.planned)}(?!\w)"
        self._planned = re.compile(
            rf"(?<!\w){built}(?!\w)[^.;:()]{{0,60}}?{planned}[^.;:()]{{0,60}} :{hedge} ?$"
        )
        self._item = re.compile(rf"\W*(?:\d{{1,2}}[.)] ?)?{built}(?!\w)[^.;:]{{0,80}} ?[–—:-]{hedge} ?$")
        article = r"(?:(?:le |la |les |un |une |ce |cette |l'|d'|de |du )|(?!\d)[^\W\d_]+ ){0,3}?"
        self._to_build = re.compile(rf" pour {folded(cues.building)} {article}{built}(?!\w)")
        spent = folded(cues.spent)
        self._built_for = re.compile(
            rf"\W*pour {folded(cues.building)} [^.;:]{{1,90}}(?<!\w){spent}(?!\w)[^.;:]*$"
        )
        opening = r"\W*(?:[^.;:,]{1,40}, )?(?:la |le |l'|les |cette |ce |cet )"
        self._requires = re.compile(
            rf"{opening}{built}(?!\w)[^.;:(),]{{0,60}}? {folded(cues.requiring)}{hedge} ?$"
        )
        made = folded(cues.made)
        things = rf"{built}(?!\w)[^.;:()]{{0,60}}?(?:\([^.;:()]{{0,40}}?)?,"
        self._made_for = re.compile(rf"(?<!\w)(?:{made}(?: [^.,;:]{{1,24}}?)?,?|{things}) pour{hedge} ?$")
        self._valued = re.compile(rf"(?<!\w)(?:{folded(cues.worth)}|et a){hedge} ?$")
        self._fronted = re.compile(rf"(?<!\w){folded(cues.ahead)} a{hedge} ?$")
        self._behind_comma = re.compile(rf", (?:le |la |l'|ce |cet |cette ){built}(?!\w)")
        of_it = rf"(?:{built}|{folded(cues.needed)})(?!\w)"
        self._what_is = re.compile(
            rf" (?:(?:le |la |les |l')(?:[^\W\d_]+ )??{of_it}"
            rf"|cel(?:le|ui) (?:de |du |d')[^.,;:]*?{built}(?!\w))"
        )

    def tells(self, text: str, scope: Scope) -> bool:
        """Whether the words right before an amount tell what is built for it, or what it is worth."""
        near = text[max(scope.lead.start, scope.start - NEAR) : scope.start]
        wide = text[max(scope.sentence.start, scope.start - NEAR) : scope.start]
        line = text[text.rfind("\n", 0, scope.start) + 1 : scope.start]
        return bool(
            self._cost_of.search(near)
            or self._worth_of.search(near)
            or self._made_for.search(wide)
            or self._item.fullmatch(line)
            or self._amount_of.search(wide)
            or (self._fronted.search(near) and self._behind_comma.match(text, scope.end))
        )

    def plans(self, text: str, scope: Scope) -> bool:
        """Whether an amount is for what is to be built: "Un port est prévu : …", "… pour bâtir un port"."""
        valued = self._valued.search(text, scope.sentence.start, scope.start)
        if valued and self._what_is.match(text, scope.end, scope.tail.end):
            return True  # "chiffre à 200 millions la réfection de la route"
        if self._to_build.match(text, scope.end, scope.tail.end):
            return True
        opened = (self._built_for, self._requires)
        if any(one.match(text, scope.sentence.start, scope.start) for one in opened):
            return True
        return bool(self._planned.search(text, scope.sentence.start, scope.start))


def folded(words: Iterable[str]) -> str:
    """A pattern for any of the words, for folded text."""
    return either(fold(word) for word in words)
