"""Whether a sentence tells that a meeting that it names took place, will, or was put off; in which words.

In: a passage and a `Head`. Out: what is `Told`, with the spans in which date and place are to be looked for.
Who met is left to `named.py`.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.grammar.assertion import GOING, AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.frames import (
    MeetingFrames,
    Told,
    appositive,
    in_the_past,
    past_marks,
    phrase_end,
)
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import STATUS, is_noun
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import Truth
from dragoman.packs.folding import fold

_LEADING = frozenset(["de", "d'", "pour", "sans", "afin"])  # before what others do than the meeting
_GOING_ON = frozenset(["en", "a", "au", "dans", "dit", "sous"])
OBJECT_REACH = 50  # words between a verb and the meeting that is its object
THERE = 70  # code points before "participer" in which "venu en Chine pour" stands
PART = 40  # code points before a meeting in which "les travaux du" stands
REACH = 9  # words between a meeting and the verb that tells of it


class MeetingTelling:
    """Reads what a passage tells of the meetings that it names."""

    def __init__(
        self, lexicon: MeetingLexicon, reader: AssertionReader, reading: Reading, past: bool = False
    ) -> None:
        """`past`: a day gone by stands over the passage, whose present tense tells of it."""
        self._narrating = ("past", "present") if past else ("past",)
        self._lexicon = lexicon
        self._reading = reading
        self._frames = MeetingFrames(lexicon, reader, reading)
        self._reader = reader
        cues = lexicon.cues
        self._events = frozenset(cues.take_place)
        self._hosts = frozenset((*cues.host, *cues.attend))
        self._guests = frozenset(cues.guests)
        self._prepositions = frozenset(map(fold, cues.prepositions))
        self._elsewhere = frozenset(map(fold, cues.elsewhere))
        self._planned = frozenset(cues.scheduled)
        self._off: dict[str, Truth] = dict.fromkeys(cues.called_off, "cancelled")
        self._off |= dict.fromkeys(cues.put_off, "postponed")

    def told(self, passage: Passage, head: Head) -> Told | None:
        """Whether and how the sentence tells of the meeting; None where it denies or doubts it."""
        around = self._reader.noun(passage, head.start, head.end)
        if around in ("denied", "rumoured", "hoped", "hypothetical", "asked"):
            return None
        told = (
            self._called_off(passage, head)
            or self._aside(passage, head)
            or self._main(passage, head)
            or self._frames.dated(passage, head)
        )
        if told is None:
            return None
        truth = told.truth
        if (
            truth == "asserted"
            and (head.next or around in ("announced", "proposed", "cancelled", "postponed"))
            and told.role not in ("relative", "participle")
        ):
            truth = around or "announced"
        return Told(truth, told.role, told.scope, told.at, told.verb) if truth in STATUS else None

    def _main(self, passage: Passage, head: Head) -> Told | None:
        """What the clause itself tells of the meeting."""
        told = self._subject(passage, head)
        if told is not None and told.verb is None:  # "effectuait sa première visite" before any other verb
            told = self._object(passage, head) or told
        return told or self._object(passage, head) or self._frames.framed(passage, head)

    def _aside(self, passage: Passage, head: Head) -> Told | None:
        """What hangs on the meeting; where it gives no day, the clause around it may: "a accueilli en mai
        le forum, tenu sur deux jours"."""
        told = self._participle(passage, head) or self._relative(passage, head)
        if told is not None and told.truth in self._off.values():
            main = self._main(passage, head)  # "le forum, deux fois repoussé, se tiendra en novembre"
            return main if main is not None and main.truth in ("asserted", "announced") else told
        if told is None or any(span.contains(one.span) for span in told.scope for one in self._reading.dates):
            return told
        main = self._main(passage, head)
        if main is None or main.truth != told.truth:
            return told
        return replace(main, scope=(*main.scope, *told.scope))

    def _predicate(self, passage: Passage, i: int) -> Predicate | None:
        forms = self._lexicon.forms.get(passage.words[i].form)
        if not forms or self._reader.reaches(passage, i) is not None:
            return None
        verb = self._reader.verb(passage, i, forms)
        if verb.tense == "gerund" and i and passage.words[i - 1].fold in self._lexicon.definite:
            return None  # "le dirigeant chinois"
        return None if is_noun(passage, i, verb) else verb

    def _truth(self, verb: Predicate, lemmas: frozenset[str] | None = None) -> Truth | None:
        """The truth of the event that a verb tells: what is planned is announced."""
        lemma = verb.verb.lemma
        if verb.truth == "asserted" and lemma in self._off:
            return self._off[lemma]
        if lemma in self._planned:
            if verb.truth != "asserted" or verb.tense == "imperfect":
                return None
            return "proposed" if lemma in ("proposer", "envisager") else "announced"
        return verb.truth if lemmas is None or lemma in lemmas else None

    def _participle(self, passage: Passage, head: Head) -> Told | None:
        """ "la réunion, tenue en ligne en novembre 2021"; "le sommet prévu en juin"."""
        starts = dict.fromkeys(past_marks(passage, i) for i in (head.end, phrase_end(passage, head)))
        return next((told for i in starts if (told := self._participle_at(passage, i))), None)

    def _participle_at(self, passage: Passage, i: int) -> Told | None:
        for k in range(i, min(i + 4, len(passage.words))):
            word = passage.words[k]
            if word.finite or word.fold in (".", ";", ":") or word.fold in self._reader.words.auxiliaries:
                return None
            verb = self._predicate(passage, k)
            noun = k > 0 and passage.words[k - 1].fold in ("de", "d'")  # "la cérémonie de remise"
            if verb and verb.voice == "attributive" and not noun:
                truth = self._truth(verb, self._events | self._hosts)
                after = passage.words[k + 1].fold if k + 1 < len(passage.words) else ""
                if truth is None or (after == "par" and verb.verb.lemma in self._planned):
                    return None  # "un dialogue, prévu par un mémorandum"
                end = self._stop(passage, k)
                return Told(
                    truth, "participle", (Span(word.span.start, passage.words[end - 1].span.end),), k, verb
                )
        return None

    def _called_off(self, passage: Passage, head: Head) -> Told | None:
        """ "la réunion, prévue en mai, a été annulée"; what was planned and denied is no longer told."""
        told = self._subject(passage, head)
        if told is None or told.truth not in ("cancelled", "postponed"):
            return None
        aside = self._relative(passage, head)  # "La réunion qui devait s'ouvrir jeudi à Almaty est annulée"
        return replace(told, scope=(*told.scope, *aside.scope)) if aside else told

    def _stop(self, passage: Passage, k: int) -> int:
        """The index behind what belongs to a participle: up to a comma that no date or place follows."""
        words = passage.words
        for i in range(k + 1, len(words)):
            goes_on = words[i].fold == "," and i + 1 < len(words) and words[i + 1].fold in _GOING_ON
            if words[i].finite or (words[i].fold in (".", ";", ":", ",") and not goes_on):
                return i
        return len(words)

    def _relative(self, passage: Passage, head: Head) -> Told | None:
        """ "le sommet, qui aura lieu au Kazakhstan en 2025"."""
        ends = (head.end, phrase_end(passage, head))
        start = past_marks(passage, max(self._frames.adjacent_end(passage, end) for end in ends))
        for k in range(head.end, min(start + 4, len(passage.words))):
            if passage.words[k].fold == "qui":
                return self._verb_after(passage, k, "relative")
            if passage.words[k].fold in ("que", "qu'"):
                told = self._verb_after(passage, k, "relative")  # "la visite que M. Xi a effectuée"
                return told if told and told.verb and told.verb.verb.lemma in self._hosts else None
            if passage.words[k].finite:
                return None
        far = appositive(passage, head, start, self._lexicon)
        return self._verb_after(passage, far, "relative") if far is not None else None

    def _subject(self, passage: Passage, head: Head) -> Told | None:
        determiner = passage.words[head.first].fold if head.first < head.start else ""
        noun = passage.words[head.first].span.start + (
            len(determiner) + 1 if determiner in ("du", "des") else 0
        )
        lead = passage.folded[max(passage.span.start, noun - PART) : noun]
        if self._lexicon.part.search(lead):
            return self._verb_after(passage, head.end - 1, "subject")
        if self._inside_phrase(passage, head):
            return None
        return self._verb_after(passage, head.end - 1, "subject")

    def _verb_after(self, passage: Passage, i: int, role: str) -> Told | None:
        """The first verb of the same clause behind word `i`."""
        number = passage.clause_at(i)
        for start, end in passage.clauses[number].parts:
            for k in range(max(start, i + 1), end):
                verb = self._predicate(passage, k)
                if verb is None or (verb.voice == "attributive" and not passage.words[k].finite):
                    if passage.words[k].finite and not self._auxiliary(passage, k):
                        return self._other_verb(passage, k, number, role)
                    continue
                if verb.tense == "infinitive" and passage.words[verb.first - 1].fold in _LEADING:
                    return None  # "participer à un forum avant de partir"
                truth = self._truth(verb)
                transitive = verb.voice == "active" and not verb.reflexive
                subject = passage.words[i].fold == "qui"
                if role == "relative" and subject and transitive and verb.verb.lemma in self._guests:
                    return None  # "le sommet, qui a accueilli le Bélarus"
                takes_place = verb.verb.lemma in self._lexicon.cues.take_place
                truth = None if takes_place and not self._takes_place(passage, k, verb) else truth
                return Told(truth, role, passage.spans(number), k, verb) if truth else None
        return None

    def _auxiliary(self, passage: Passage, k: int) -> bool:
        """Whether an auxiliary or modal leads to a verb of the lexicon."""
        reached = self._reader.reaches(passage, k)
        return reached is not None and passage.words[reached].form in self._lexicon.forms

    def _other_verb(self, passage: Passage, k: int, number: int, role: str) -> Told | None:
        """A past tense of any verb tells that the meeting that is its subject took place, a present not."""
        word = passage.words[k]
        negated = passage.words[k - 1].fold in ("ne", "n'")
        context = self._reader.context(passage, k)
        if context not in (None, "asserted") or word.fold in ("est", "sont") or negated:
            return None
        compound = word.form in self._reader.words.auxiliaries
        if word.fold in GOING:
            return None  # "vont porter sur": to come, whatever the parse makes of it
        if (word.tense in self._narrating and not compound) or (compound and in_the_past(passage, k)):
            return Told("asserted", role, passage.spans(number), k)
        return None

    def _takes_place(self, passage: Passage, k: int, verb: Predicate) -> bool:
        """ "a lieu", "s'est tenu", "a été organisé", "a réuni"; not "a pris acte"."""
        after = passage.words[k + 1].fold if k + 1 < len(passage.words) else ""
        if verb.verb.lemma == "avoir":
            return after == "lieu"
        if verb.verb.lemma == "prendre":
            return after == "fin"
        return True

    def _object(self, passage: Passage, head: Head) -> Told | None:
        """ "Achgabat a accueilli la sixième réunion"; "participera au sommet"; "l'ouverture du sommet"."""
        number = passage.clause_at(head.start)
        lead = head.first - (head.first > 1 and passage.words[head.first - 1].fold in ("un", "une"))
        if lead and passage.words[lead - 1].fold in self._elsewhere:
            return None  # "s'est rendu à Astana avant le sommet"
        for k in range(head.first - 1, max(head.first - 1 - OBJECT_REACH, -1), -1):
            word = passage.words[k]
            known = word.form in self._lexicon.forms or word.form in self._reader.words.auxiliaries
            ends = word.fold in (".", ";", ":") or passage.clause_at(k) != number
            if ends or (word.finite and not known):
                return None
            verb = self._predicate(passage, k)
            if verb is None:
                continue
            lemma = verb.verb.lemma
            inverted = verb.reflexive and verb.tense != "infinitive" and lemma in self._events
            truth = self._truth(verb, self._events if inverted else self._hosts)
            if verb.voice == "passive" and not verb.reflexive and lemma not in self._planned:
                indefinite = passage.words[head.first - 1].fold in ("un", "une")
                off = indefinite and lemma in self._off  # "ont été remis lors d'une cérémonie"
                if off or self._inside_phrase(passage, head):
                    return None  # "l'annonce a été faite à l'ouverture de la conférence"
                return Told(truth, "subject", passage.spans(number), k, verb) if truth else None
            if truth and inverted:  # "À Astana s'est déroulé le sommet"
                return Told(truth, "subject", passage.spans(number), k, verb)
            if truth is None or (lemma in self._events and lemma not in self._hosts):
                return None
            if lemma in self._off and (verb.voice == "attributive" or self._inside_phrase(passage, head)):
                return None  # "des hôpitaux mobiles, remis lors d'une cérémonie"
            scope = passage.spans(number)
            if (
                verb.tense in ("infinitive", "gerund") and truth == "asserted"
            ):  # "doit voir M. Xi et participer au forum"
                truth = self._reader.told(passage, number) or truth
            if verb.tense == "infinitive" and self._there(passage, number, verb):
                truth = "asserted"
            if verb.tense == "infinitive" and lemma in self._lexicon.cues.attend:  # "venu pour participer à"
                start = passage.words[head.start].span.start
                scope = (Span(start, self._frames.adjacent(passage, head.end)),)
            return Told(truth, "object", scope, k, verb)
        return None

    def _inside_phrase(self, passage: Passage, head: Head) -> bool:
        """Whether a preposition leads to the meeting, so that it is not what the verb is about."""
        before = passage.words[head.first - 1].fold if head.first else ""
        determiner = passage.words[head.first].fold if head.first < head.start else ""
        return before in self._prepositions or determiner in ("du", "des", "au", "aux")

    def _there(self, passage: Passage, number: int, verb: Predicate) -> bool:
        """Whether those who are to attend are there: "venu en Chine (pour) participer à la réunion"."""
        start = passage.words[verb.first].span.start
        lead = passage.folded[max(passage.spans(number)[0].start, start - THERE) : start]
        return bool(self._lexicon.there.search(lead)) and self._reader.told(passage, number) in (
            None,
            "asserted",
        )


__all__ = ["MeetingFrames", "MeetingTelling", "Told"]
