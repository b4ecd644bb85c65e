"""Firms and other bodies that hold a share: "CSG, filiale de CSPG, détient 35 %, la société Visor 65 %".

In: the scope of a percentage and the organisations of its sentence. Out: the body whose share it is. Only a
verb of holding or of making ties the two, or the place of the next in a list of holders. States are left to
`holders.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.figures.pairs import Placed
from dragoman.extract.figures.scope import Scope, within
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BEFORE = 60
"""Code points before a name that tell whether it does something itself."""
ASIDE = r"(?:,(?! dont)[^,;.:]{3,120},| \([^()]{2,60}\))?"
"""What a text tells of a body between its name and what it does."""


class BodyReader:
    """The words of one language that tell what bodies hold, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        verb = rf"(?i:{either((*cues.holding, *cues.supplies))})(?!\w)"
        small = rf"(?: (?:{either((*cues.putting, *cues.between_verbs))}|[^\W\d_]+ment))*"
        other = rf"(?:{small} [^,;:.]{{3,60}} et)?"
        self._holds = re.compile(rf"{ASIDE}{other}{small} {verb}(?P<rest>[^,;:.]{{0,50}})$")
        self._next = re.compile(rf"{ASIDE}(?: (?:les|le))? ?$")
        behind = either((*cues.according, *cues.roles["by"], *cues.roles["with"], *cues.roles["to"]))
        kind = r"(?:le |la |l'|les |un |une )?(?:[^\W\d_]+ ){0,2}"
        self._aside = re.compile(rf"(?<!\w)(?i:{behind}) {kind}$")
        self._head = re.compile(
            rf"(?<!\w)(?i:{either(cues.speakers)})(?: [^\W\d_]+)? (?:de |du |d'|de la |de l')$"
        )
        self._listed = re.compile(
            r"(?: et|,|;) (?:(?:le|la|l'|les|un|une|au|aux)(?: |(?<=')))?(?:[^,;:.\d]{0,50}? )?$"
        )

    def holder(self, reading: Reading, scope: Scope) -> Placed | None:
        """The body whose share a percentage is, or None."""
        text = reading.text
        ahead = Span(scope.sentence.start, scope.start)
        bodies = [one for one in within(reading.names, ahead) if one.kind == "organisation"]
        for body in bodies:
            found = self._holds.match(text, body.span.end, scope.start)
            if found and self._acts(text, body) and not _names(bodies, found.span("rest")):
                return Placed(body.entity, "subject", body.span)
        if bodies and self._goes_on(reading, scope, bodies[-1]):
            return Placed(bodies[-1].entity, "subject", bodies[-1].span)
        if bodies and (named := self._before_aside(reading, scope, bodies)):
            return Placed(named.entity, "subject", named.span)
        return None

    def _acts(self, text: str, body: Name) -> bool:
        """Whether a body does something itself: not one of whom or by whom something is told."""
        before = text[max(0, body.span.start - BEFORE) : body.span.start]
        return not self._aside.search(before) and not self._head.search(before)

    def _goes_on(self, reading: Reading, scope: Scope, body: Name) -> bool:
        """Whether a percentage right behind a body is that of the next in a list of holders."""
        text = reading.text
        return self._next.match(text, body.span.end, scope.start) is not None and self._follows(
            reading, scope, body
        )

    def _before_aside(self, reading: Reading, scope: Scope, bodies: list[Name]) -> Name | None:
        """The next holder of a list, of whom a text tells something with another name in it."""
        for body in bodies[:-1]:
            inside = self._next.match(reading.text, body.span.end, scope.start)
            if inside and inside.end() == scope.start and self._follows(reading, scope, body):
                return body
        return None

    def _follows(self, reading: Reading, scope: Scope, body: Name) -> bool:
        """Whether the words before a body go on with a list of which a share stands before."""
        shares = [
            one.span.end
            for one in within(reading.quantities, Span(scope.sentence.start, body.span.start))
            if one.unit == "percent"
        ]
        if not shares:
            return False
        gap = reading.text[shares[-1] : body.span.start]
        return len(gap) < 2 * BEFORE and self._listed.search(gap) is not None


def _names(bodies: list[Name], rest: tuple[int, int]) -> bool:
    """Whether another body stands between the verb and the share."""
    return any(one.span.overlaps(rest) for one in bodies)
