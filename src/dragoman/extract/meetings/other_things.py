"""Words that may hint at a meeting and mean something else: "a rendu hommage", "un mécanisme de rencontres".

In: a passage and a `Hint` in it. Out: whether something else is meant. What the others hint at is left to
`hinted.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.destinations import VISIT
from dragoman.extract.meetings.guesses import Guesses
from dragoman.extract.meetings.hints import Hint
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.recurring import recurs
from dragoman.extract.meetings.sights import meet
from dragoman.model.entity import key
from dragoman.model.reading import Reading
from dragoman.model.span import Span

NAME = 80  # code points before a participle in which the name of whom it tells stands

ANOTHER = re.compile(r"(?<!\w)(?:celles?|celui|ceux) (?:de |du |des |d')(?!\d)")
WITH = re.compile(r"(?<!\w)avec ")
MEETINGS = frozenset({"rencontres", "reunions", "entretiens", "discussions", "pourparlers"})
SEVERAL = frozenset({"des", "plusieurs", "d'autres", "autres", "certaines", "quelques"})
WAS = frozenset({"etait", "etaient"})


@dataclass(frozen=True, slots=True)
class OtherThings:
    """Tells for one document."""

    lexicon: MeetingLexicon
    reading: Reading
    here: Circumstances
    guesses: Guesses

    def meant(self, passage: Passage, hint: Hint) -> bool:
        """Whether a hint is none, in the words in which it stands."""
        return (
            self._only_seen(passage, hint) or self._notion(passage, hint) or self._no_journey(passage, hint)
        )

    def _only_seen(self, passage: Passage, hint: Hint) -> bool:
        """ "l'avait accueilli à l'aéroport", "l'a vu perdre patience", teams in a game: no talks."""
        if hint.verb is None or hint.kind != "bilateral":
            return False
        game = hint.verb.reflexive and self.lexicon.game.search(passage.folded, *passage.span)
        if game and not any(self.reading.names_in(passage.span, "person")):
            return True
        spans = passage.spans(passage.clause_at(hint.start))
        if any(self.lexicon.welcome.search(passage.folded, *span) for span in spans):
            return True
        subject = Sides(passage, self.here).before(hint.verb.first)
        seen = hint.word in self.lexicon.cues.encounters["see"]
        return seen and not meet(passage, hint.verb, subject, self.reading)

    def _no_journey(self, passage: Passage, hint: Hint) -> bool:
        """ "a rendu hommage", "a conduit les travaux", "l'usine, inaugurée en mai": verbs of other things."""
        cues, verb = self.lexicon.cues, hint.verb
        if verb is None:
            return False
        if hint.kind == "ceremony":
            return verb.voice == "attributive"
        if hint.kind != "visit":
            return self._of_things(passage, hint, verb)
        whither = hint.word == VISIT or hint.word in cues.invite
        if whither and verb.voice == "active" and not self.guesses.goes_there(passage, hint):
            return True  # "a visité le Centre culturel", "a convié M. Du pour un entretien"
        if hint.word in cues.pronominal and not verb.reflexive:
            return True
        start = passage.spans(passage.clause_at(hint.start))[0].start
        before = passage.words[hint.start].span.start
        journey = self.lexicon.journey.search(passage.folded, start, before)
        return hint.word in cues.taking and verb.voice == "active" and journey is None

    def _of_things(self, passage: Passage, hint: Hint, verb: Predicate) -> bool:
        """ "les trains reçus à Dostyk": a participle behind what is no person."""
        if hint.kind != "bilateral" or verb.voice != "attributive":
            return False
        first = passage.at(passage.spans(passage.clause_at(hint.start))[0].start)
        at = next((k for k in range(verb.first - 1, first - 1, -1) if passage.words[k].fold != ","), None)
        if at is None:
            return False
        end = passage.words[at].span.end
        near = Span(max(passage.span.start, end - NAME), end)
        who = [one.span for one in self.reading.offices if one.span.overlaps(near)]
        who += [one.span for one in self.reading.references if one.span.overlaps(near)]
        who += [one.span for one in self.reading.names_in(near, "person")]
        return not any(one.end == end for one in who) and not self.reading.names_in(near, "country")

    def _was_planned(self, passage: Passage, hint: Hint) -> bool:
        """ "Ce rendez-vous était prévu depuis longtemps": whether it took place is not said."""
        scheduled = self.lexicon.cues.scheduled
        for start, end in passage.clauses[passage.clause_at(hint.start)].parts:
            for k in range(max(start, hint.end), end):
                if passage.words[k].fold in WAS and k + 1 < end:
                    forms = self.lexicon.forms.get(passage.words[k + 1].form, ())
                    return any(form.lemma in scheduled for form in forms)
        return False

    def _again_and_again(self, passage: Passage, hint: Hint) -> bool:
        """ "le forum se tient chaque année": no single one."""
        return hint.head is not None and recurs(self.lexicon, passage, hint.head, hint.start)

    def _beside_another(self, passage: Passage, hint: Hint) -> bool:
        """ "La visite de X interviendra un an après celle de Y à Rome": whose is which is not sure."""
        end = passage.words[hint.end - 1].span.end
        return hint.kind == "visit" and bool(ANOTHER.search(passage.folded, end, passage.span.end))

    def _guests_alone(self, passage: Passage, hint: Hint) -> bool:
        """ "Des rencontres sont prévues avec X et Y": with each of them, and not of one with the other."""
        own = hint.start > 0 and passage.words[hint.start - 1].fold not in SEVERAL
        if own or passage.words[hint.start].fold not in MEETINGS:
            return False
        behind = passage.words[hint.end - 1].span.end
        spans = [span for span in passage.spans(passage.clause_at(hint.start)) if span.end > behind]
        with_ = next((one for span in spans if (one := WITH.search(passage.folded, *span))), None)
        if with_ is None or with_.start() < behind:
            return False
        before, after = [Span(passage.span.start, with_.start())], [Span(with_.end(), passage.span.end)]
        if self.here.people(before) or self.here.parties(before) or self.here.delegates(before):
            return False
        guests = [one.party for one in (*self.here.parties(after), *self.here.delegates(after))]
        guests += [state for one in self.here.people(after) if (state := self.here.state_of(one.party))]
        return len(set(map(key, guests))) > 1

    def _notion(self, passage: Passage, hint: Hint) -> bool:
        """ "un mécanisme de rencontres", "tout ignorer de pourparlers", "conviés à un séjour"."""
        first = hint.head.first if hint.head else hint.start
        before = passage.folded[passage.span.start : passage.words[first].span.start]
        if hint.verb is not None:
            return False
        if self._was_planned(passage, hint) or self._again_and_again(passage, hint):
            return True
        if self._beside_another(passage, hint) or self._guests_alone(passage, hint):
            return True
        if hint.head is None and hint.kind == "bilateral" and before.endswith(" en "):
            return True  # "en discussion depuis vingt ans"
        lead = before[passage.spans(passage.clause_at(first))[0].start - passage.span.start :]
        bidden = hint.kind == "visit" and self.lexicon.bidden.search(lead)
        other = (self.lexicon.ignored, self.lexicon.notion, self.lexicon.growth)
        return bool(bidden) or any(pattern.search(lead) for pattern in other)
