"""Whether enough is told of an instrument for it to be one: who signs it, or what it is about.

In: a passage, an `Instrument` in it, its act, parties and day. Out: yes or no for this sentence; what the
whole document leaves without parties or name is left to `merging.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import BUNDLE
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Party
from dragoman.model.reading import Reading

TELLING = 3  # words of a description that tells an instrument apart: "mémorandum [de coopération muséale]"
SOURCES = frozenset({"dans", "selon", "par", "via"})
JOINT = frozenset({"declaration", "communique"})  # of those who meet, even where they are not named


@dataclass(frozen=True, slots=True)
class Enough:
    """Judges the instruments of one passage; `kind` is what the instrument is in this passage."""

    reading: Reading
    passage: Passage
    kind: str

    def told(self, one: Instrument, act: Act, parties: tuple[Party, ...], date: str | None) -> bool:
        """Whether enough is told of an instrument to be one, and of no day to come: "entre en vigueur"."""
        anchor = self.reading.anchor
        if act.status == "in-force" and anchor and date and anchor < date[: len(anchor)] < "A":
            return False
        if one.kind == BUNDLE:
            return True
        named = one.title is not None and one.title.label[:1].isupper()
        if act.status == "planned" and not parties and not named:
            return False
        if (
            (one.weak and not named and len(parties) < 2 and not self._by_body(one, act))
            or self._press(one, act, parties)
            or self._vague(one, act, parties, date)
            or self.many(one, act, parties)
        ):
            return False
        joint = one.kind in JOINT and act.status in ("signed", "adopted") and act.voice == "nominal"
        if one.stop - one.start > TELLING and not one.plural and not one.weak and one.kind != "contract":
            return True
        if not parties and one.title is None and self.kind != "loan-agreement" and not joint:
            return False
        states = all(isinstance(party, str) for party in parties)
        return one.kind != "contract" or len(parties) >= 2 or not states

    def _by_body(self, one: Instrument, act: Act) -> bool:
        """ "Le Conseil de l'OCS a adopté la stratégie": what an organisation adopts binds its members."""
        subject = (self.passage.span.start, self.passage.words[act.first].span.start)
        bodies = self.reading.names_in(subject, "organisation", "mechanism")
        return one.kind == "plan" and act.status == "adopted" and any(True for _ in bodies)

    def _vague(self, one: Instrument, act: Act, parties: tuple[Party, ...], date: str | None) -> bool:
        """ "les accords conclus", "un accord signé il y a un an": recalled, without day or parties."""
        bare = act.voice == "attributive" and one.stop == one.end
        only = len(parties) < 2 and not any(word.finite for word in self.passage.words)
        return bare and ((one.plural and one.definite and date is None) or only)

    def _press(self, one: Instrument, act: Act, parties: tuple[Party, ...]) -> bool:
        """Whether a text that is published is a press release and no instrument."""
        if act.status != "published" or one.kind not in ("communique", "declaration"):
            return False
        return len(parties) < 2 or self.only_tells(one, act)

    def many(self, one: Instrument, act: Act, parties: tuple[Party, ...]) -> bool:
        """Whether one signs several with nobody named: "a signé des accords avec plus de vingt pays"."""
        made = act.status == "signed" and act.voice in ("active", "passive")
        return one.plural and not one.definite and made and len(parties) == 1

    def only_tells(self, one: Instrument, act: Act) -> bool:
        """Whether a text is only where something is told: "a noté l'ambassade dans un communiqué publié"."""
        lead = self.passage.words[one.first - 1].fold if one.first else ""
        press = act.status == "published" and one.kind == "communique" and one.weak
        return press and not one.definite and lead in SOURCES
