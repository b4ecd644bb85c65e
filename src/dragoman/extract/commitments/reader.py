"""What parties undertake to do: the `commitment` facts of a document.

In: a reading, the framework, the language's words and the document's statements, which tell who "nous" is.
Out: one fact an action: a promise, agreement, willingness, proposal or plan of a state, government or
organisation. Exhortations, hopes, opinions, meetings to come and what was done are none; nor is what the
text denies or only rumours. The rules are those of the contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.antecedents import Antecedents
from dragoman.extract.commitments.binding import NOMINAL, Binding
from dragoman.extract.commitments.bound import bound, mended
from dragoman.extract.commitments.gaps import cut, others
from dragoman.extract.commitments.guessing import Unnamed, guesses, likely
from dragoman.extract.commitments.hinted import LooseBindings
from dragoman.extract.commitments.lists import items, leads
from dragoman.extract.commitments.opening import opening
from dragoman.extract.commitments.promises import Bindings
from dragoman.extract.commitments.repeats import without_repeats
from dragoman.extract.commitments.scene import Scene
from dragoman.extract.commitments.stand_ins import same
from dragoman.extract.commitments.things import Things
from dragoman.extract.commitments.undertaken import Undertaken
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import folded_text
from dragoman.extract.grammar.subjects import Subject
from dragoman.model.entity import Party
from dragoman.model.fact import LONGEST_EVIDENCE, Commitment, Statement
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords
from dragoman.packs.framework import Framework
from dragoman.packs.triggers import Triggers
from dragoman.packs.undertakings import CommitmentWords
from dragoman.packs.weights import Weights

HIM = frozenset(("il", "-il"))  # in mid-sentence, of whom a future tells: often a thing, so it is weighed who
LONGEST_LINE = 600  # tokens of a sentence beyond which it is a table or a text without full stops


class CommitmentReader:
    """Reads the commitments of documents in one language, with one framework."""

    def __init__(
        self, words: CommitmentWords, assertion: AssertionWords, framework: Framework, weights: Weights
    ) -> None:
        """`weights` tell whom words without a name are likely to mean."""
        self._words = words
        self._assertion = assertion
        self._framework = framework
        self._reader = AssertionReader(assertion)
        self._bindings = Bindings(words, assertion, self._reader)
        self._undertaken = Undertaken(words)
        self._things = Things(words)
        self._binding = Triggers(words.bindings(assertion))
        self._loose = LooseBindings(words, assertion, self._reader)
        self._weights = weights
        self._kinds = words.kinds

    def commitments(self, reading: Reading, statements: Sequence[Statement] = ()) -> Iterator[Commitment]:
        """The commitments of a document, in the order of the text; one that a heading repeats is left out."""
        found, hints = self._read(reading, statements)
        for one in likely(hints, self._weights):
            if not any(one.action.overlaps(other.action) for other in found):
                found.append(one)
        return iter(sorted(without_repeats(reading, found), key=lambda one: one.action))

    def possible(self, reading: Reading, statements: Sequence[Statement] = ()) -> Iterator[Possible]:
        """Every party that may be meant where the words name none, those that rules settle too."""
        return iter(self._read(reading, statements, settled=True)[1])

    def _read(
        self, reading: Reading, statements: Sequence[Statement], *, settled: bool = False
    ) -> tuple[list[Commitment], list[Possible]]:
        """What rules give, and what may be where they say nothing, or even so (`settled`)."""
        folded = folded_text(reading)
        actors = ActorFinder(reading, self._framework, self._words, statements, folded)
        found: list[Commitment] = []
        unnamed: list[Unnamed] = []
        binding = set(self._binding.within(reading.text, [sentence.span for sentence in reading.sentences]))
        for number, sentence in enumerate(reading.sentences):
            if len(sentence.tokens) > LONGEST_LINE:
                continue
            if number not in binding and not _to_come(sentence):
                actors.remember_later(sentence.span, partial(self._main_subject, reading, sentence, folded))
                continue
            scene = self._scene(reading, sentence, folded)
            before = [one for one in found if _just_before(reading, sentence, one)]
            found += self._of_sentence(scene, actors, before, unnamed)
            if settled:  # as if no rule had found anything
                unnamed += self._hinted(scene, ())
        asked = [one for one in unnamed if settled or not one.settled]
        antecedents = Antecedents(reading, self._framework, folded, self._kinds) if asked else None
        return found, [hint for one in asked if antecedents for hint in self._hints(one, actors, antecedents)]

    def _hints(self, one: Unnamed, actors: ActorFinder, antecedents: Antecedents) -> Iterator[Possible]:
        """What a binding without a party may come to."""
        scene, binding = one.scene, one.binding
        if self._undertaken.is_event(
            one.where.of(scene.passage.folded)
        ):  # "le deuxième sommet veut relancer"
            return
        if self._things.do(scene, binding, one.where):
            return
        some = list(guesses(one, actors, antecedents))
        for verb, span in binding.actions(scene.actions) if some else ():
            if not self._undertaken.counts(scene.passage, verb, span, binding):
                continue
            done = cut(scene, span, [gap for gap, _ in others(scene, binding, verb, actors)])
            for who, signs in some:
                if binding.offer and binding.modality == "proposal" and not actors.are_states(who):
                    continue
                yield Possible(self._fact(scene, binding, who, done, one.where), signs)

    def _scene(self, reading: Reading, sentence: Sentence, folded: str) -> Scene:
        return Scene.of(reading, sentence, self._assertion, self._words, folded, self._bindings.verbs)

    def _main_subject(self, reading: Reading, sentence: Sentence, folded: str) -> Subject | None:
        return opening(reading, sentence) or self._scene(reading, sentence, folded).main_subject()

    def _of_sentence(
        self, scene: Scene, actors: ActorFinder, before: Sequence[Commitment], unnamed: list[Unnamed]
    ) -> list[Commitment]:
        found: list[Commitment] = []
        bindings = list(self._bindings.of(scene.passage, scene.line, scene.actions))
        if (lead := leads(scene.passage, bindings)) and (listed := self._listed(scene, lead, actors, before)):
            return listed
        bindings = [one for one in bindings if not one.listed]
        if not bindings:
            actors.remember(scene.main_subject())
        for binding in bindings:
            who, where = bound(scene, binding, actors, [*before, *found])
            if self._things.do(scene, binding, where):
                continue
            named = any(scene.reading.names_in(where))
            if not named and self._undertaken.is_event(where.of(scene.passage.folded)):
                continue
            if binding.bare and not binding.weak and where.of(scene.reading.text) in HIM:
                who = who if actors.told.reported(where) else ()
            if not who or not named:
                unnamed.append(Unnamed(scene, binding, where, settled=bool(who)))
            if binding.group and len(who) == 1:
                binding = replace(binding, modality="plan")
            if (
                not who
                or (binding.joint and len(who) < 2)
                or (binding.offer and binding.modality == "proposal" and not actors.are_states(who))
                or not self._credible(scene, binding, who, actors, bool(found))
            ):
                continue
            for verb, span in binding.actions(scene.actions):
                found += self._undertaken_by(scene, binding, who, verb, span, where, actors, found)
        unnamed += self._hinted(scene, bindings)
        return found

    def _undertaken_by(
        self,
        scene: Scene,
        binding: Binding,
        who: tuple[Party, ...],
        verb: int,
        span: Span,
        where: Span,
        actors: ActorFinder,
        found: Sequence[Commitment],
    ) -> Iterator[Commitment]:
        """An action of a binding, if it is one, and what others undertake with the same verb, left out."""
        counts = self._undertaken.counts(scene.passage, verb, span, binding)
        helped = self._undertaken.helps(scene.reading, scene.passage, verb, who)
        if not counts or helped or any(span.overlaps(one.action) for one in found):
            return
        beside = others(scene, binding, verb, actors)
        done = cut(scene, span, [gap for gap, _ in beside])
        yield self._fact(scene, binding, who, done, where)
        for gap, other in beside:
            for _, more in gap.binding.actions(scene.actions):
                yield self._fact(scene, gap.binding, other, more, gap.binding.who or more)

    def _hinted(self, scene: Scene, bindings: Sequence[Binding]) -> Iterator[Unnamed]:
        """What else in a sentence may bind somebody."""
        for hint in self._loose.of(scene.passage, scene.line, scene.actions, bindings):
            found = scene.subjects.subject(hint.binding.first, hint.binding.last)
            subject = mended(scene, hint.binding, found)
            where = subject.span if subject else scene.span(hint.binding)
            yield Unnamed(scene, hint.binding, where, hint=hint.signs, subject=subject)

    def _listed(
        self, scene: Scene, lead: Binding, actors: ActorFinder, before: Sequence[Commitment]
    ) -> list[Commitment]:
        """Each item below "ce que la Chine apportera :" as a commitment, or each infinitive in it."""
        reading, passage = scene.reading, scene.passage
        listed = list(items(reading, passage.span.end))
        who = bound(scene, lead, actors, before)[0] if listed else ()
        if not who or not self._credible(scene, lead, who, actors):
            return []
        lead = replace(lead, confidence=NOMINAL)
        return [
            replace(self._fact(scene, lead, who, span, span), evidence=(passage.span, span))
            for item in listed
            for span in self._done_in(scene, item)
            if len(passage.span.of(reading.text)) <= LONGEST_EVIDENCE
        ]

    def _done_in(self, scene: Scene, item: Span) -> list[Span]:
        """The actions of an item: those of its infinitives, or all of it."""
        sentence = scene.reading.sentence_at(item.start)
        if sentence is None or not sentence.tokens:
            return [item]
        inner = self._scene(scene.reading, sentence, scene.passage.folded)
        start = inner.passage.at(item.start)
        verb = inner.actions.infinitive(start)
        found = (
            [span for _, span in inner.actions.actions(start, verb, ("", "de", "à"))]
            if verb is not None
            else []
        )
        return found if len(found) > 1 else [item]

    def _credible(
        self,
        scene: Scene,
        binding: Binding,
        who: tuple[Party, ...],
        actors: ActorFinder,
        beside: bool = False,
    ) -> bool:
        """Whether a bare future is the party's own word, and not what somebody else foretells.

        `beside`: the sentence tells another promise before it.
        """
        if not binding.bare:
            return True
        if any(clause.opener == "si" for clause in scene.passage.clauses):
            return False
        span = scene.span(binding)
        if actors.told.says(span, who):
            return True
        if speakers := actors.speaker(span):
            return same(speakers, who)
        if binding.weak:  # "Pékin a fait savoir qu'il livrerait": it is the party itself that reports
            if beside:
                return True
            report = self._bindings.reported_by(scene.passage, binding.verb)
            subject = scene.subjects.subject(report, report + 1) if report is not None else None
            return subject is not None and same(actors.actors(subject), who)
        return not actors.told.foretold(span)

    def _fact(
        self, scene: Scene, binding: Binding, who: tuple[Party, ...], span: Span, where: Span
    ) -> Commitment:
        start = where.start if 0 <= span.start - where.start < LONGEST_EVIDENCE // 2 else span.start
        evidence = Span(min(start, span.start), min(span.end, start + LONGEST_EVIDENCE))
        undertaken = self._undertaken
        return Commitment(
            evidence=(evidence,),
            confidence=binding.confidence,
            actors=who,
            action=span,
            modality=undertaken.modality(scene.passage, binding),
            sector=undertaken.sector(scene.passage, span),
            beneficiary=undertaken.beneficiary(scene.reading, span, who),
            deadline=undertaken.deadline(
                scene.reading,
                scene.passage,
                span,
                binding.bare,
                scene.aside(binding),
                thing=binding.noun or binding.whole,
            ),
        )


def _to_come(sentence: Sentence) -> bool:
    """Whether a verb of a sentence tells a future."""
    return any(token.pos == "VERB" and "Tense=Fut" in token.features for token in sentence.tokens)


def _just_before(reading: Reading, sentence: Sentence, one: Commitment) -> bool:
    """Whether a commitment stands in the sentence before, of the same paragraph."""
    between = reading.text[one.action.end : sentence.span.start]
    return "\n\n" not in between and len(between) < 120 and one.action.end <= sentence.span.start
