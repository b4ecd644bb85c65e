"""The words that report what somebody says: the model of `languages/<language>/cues.yaml`.

In: verbs by lemma with the constructions they take, their paradigms, fixed phrases, frames ("selon"), and the
nouns that can be a speaker. Out: a table from every form to its verb and tense, and the triggers that make a
sentence worth a parse. The closed classes of words are left to `grammar.py`, how a report is recognised to
`extract/`.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from dragoman.packs.folding import fold
from dragoman.packs.grammar import Grammar, Tense
from dragoman.packs.knowledge import Knowledge
from dragoman.packs.triggers import whole

Text = Annotated[str, StringConstraints(min_length=1)]
Construction = Literal["clause", "quote", "noun", "infinitive", "adjective"]

WEAK_ENDINGS = frozenset({"present", "future", "conditional"})
LONG_TAIL = 5  # letters from which on the fixed words of a verb are rare enough to be a trigger


class Verbs(Knowledge):
    """Verbs that take the same constructions.

    `clause`: "que …"; `quote`: a quotation before or after, or a clause that the report interrupts; `noun`: a
    noun that tells what was said (only one of `nouns`, if they are given); `infinitive`: after one of
    `linkers` ("" for none); `adjective`: "s'est dit convaincu que". `reflexive`: counts only with a
    reflexive pronoun. `tails`: words that must follow the verb ("faire savoir"). `polarity` is that of the
    content. `states`: whether a noun behind it is something said where a state is the subject. `triggers`:
    whether its forms alone make a sentence worth a parse; quotation marks always do.
    """

    lemmas: tuple[Text, ...]
    takes: tuple[Construction, ...]
    reflexive: bool = False
    tails: tuple[Text, ...] = ()
    nouns: tuple[Text, ...] = ()
    linkers: tuple[str, ...] = ("",)
    states: bool = True
    triggers: bool = Field(default=True, description="Whether its forms alone make a sentence worth a parse.")
    negated: bool = Field(
        default=False, description="Whether it reports only if negated: *ne cache pas que*."
    )
    polarity: Literal["asserted", "denied"] = "asserted"


class Frames(Knowledge):
    """Words before a speaker that report without a verb.

    `always`: whoever follows is the speaker; `recalling`: whoever spoke last is ("à l'entendre"); `people`:
    only before a person, at the sentence's beginning; `naming`: how the sentence behind a quotation begins
    that names who said it; `telling`: nouns whose genitive speaks behind a colon ("réponse de X : …");
    `never`: what follows where the words mean something else; `relays`: nouns that pass the word on
    ("selon les données de …"); `views`: people whose view is asked for, one of whom `people` needs.
    """

    always: tuple[Text, ...]
    recalling: tuple[Text, ...] = Field(default=(), description="Frames of whoever spoke last: à l'entendre.")
    naming: tuple[Text, ...] = Field(default=(), description="Beginnings that name who was quoted.")
    telling: tuple[Text, ...] = Field(default=(), description="Nouns whose genitive speaks behind a colon.")
    relating: tuple[Text, ...] = Field(
        default=(), description="Prepositions with whose relative somebody speaks: pour qui, selon lequel."
    )
    people: tuple[Text, ...] = ()
    overheard: tuple[Text, ...] = Field(
        default=(), description="Verbs besides those of saying with which *on* learns something: lit-on."
    )
    learnt: tuple[Text, ...] = Field(
        default=(), description="Those of them whose source *de* may name: *a-t-on appris des douanes*."
    )
    emerging: tuple[Text, ...] = Field(
        default=(), description="Verbs with an impersonal subject whose source says something: il ressort de."
    )
    never: tuple[Text, ...] = ()
    named: tuple[Text, ...] = Field(
        default=(), description="Participles behind which a frame leads to a model: *nommée d'après*."
    )
    relays: tuple[Text, ...] = ()
    views: tuple[Text, ...] = ()


class Speakers(Knowledge):
    """Common nouns that can be a speaker: `people`, `bodies` (institutions, groups), `texts`.

    `portfolios` are bodies that with a complement are not their state,
    `institutions` those that never are. `parties` are all sides of a joint text, whose present tense states
    nothing to anybody, `sides` one of them.
    """

    people: tuple[Text, ...]
    bodies: tuple[Text, ...]
    texts: tuple[Text, ...]
    portfolios: tuple[Text, ...] = Field(default=(), description="Bodies apart from their state.")
    institutions: tuple[Text, ...] = Field(default=(), description="Bodies that never stand for their state.")
    parties: tuple[Text, ...] = ()
    sides: tuple[Text, ...] = ()
    nobody: tuple[Text, ...] = Field(default=(), description="Nouns of all sides at once, which name nobody.")
    companies: tuple[Text, ...] = Field(
        default=(), description="Bodies that stand, alone, for whichever institution spoke last."
    )

    @cached_property
    def folded_people(self) -> frozenset[str]:
        """The nouns of people, folded."""
        return frozenset(map(fold, self.people))

    @cached_property
    def kinds(self) -> dict[str, str]:
        """By noun: whether it is one of a person, a body or a text, the first of these that it can be."""
        lists = {"text": self.texts, "body": self.bodies, "person": self.people}
        return {noun: kind for kind, nouns in lists.items() for noun in nouns}


class Interviews(Knowledge):
    """How a transcript labels its turns, and how a lead says that it is one."""

    questions: tuple[Text, ...]
    answers: tuple[Text, ...]
    announced: tuple[Text, ...]
    meeting: tuple[Text, ...] = Field(
        default=(), description="Words before a guest that announce an interview only where others do too."
    )
    receiving: tuple[Text, ...] = Field(
        default=(), description="Words behind a guest that do: answered, receives, looks back on."
    )
    addressing: tuple[Text, ...] = Field(default=(), description="Words of a question to somebody.")
    speaking: tuple[Text, ...] = Field(default=(), description="Words of an answer about oneself.")


class Form(NamedTuple):
    """What a form can be: a form of the verbs in `group`, with this lemma, in this tense."""

    group: Verbs
    lemma: str
    tense: Tense


class ReportingCues(Knowledge):
    """Everything that `cues.yaml` says.

    `paradigms` leads from an infinitive's ending to the endings of each tense; `strong` gives the stem that
    a verb has before a silent ending.
    """

    file = "cues.yaml"
    paradigms: dict[Text, dict[Tense, tuple[str, ...]]]
    strong: dict[Text, Text] = Field(default_factory=dict)
    loans: dict[Text, Tense] = Field(
        default_factory=dict, description="Forms left untranslated in damaged text."
    )
    verbs: tuple[Verbs, ...]
    frames: Frames
    speakers: Speakers
    interviews: Interviews
    grammar: Grammar

    @cached_property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """Every form, lower-case, and what it can be."""
        table: dict[str, list[Form]] = {}
        for group in self.verbs:
            for lemma in group.lemmas:
                for tense, form in self.conjugated(lemma):
                    table.setdefault(form, []).append(Form(group, lemma, tense))
        for form, tense in self.loans.items():
            table.setdefault(form, []).append(Form(self.verbs[0], form, tense))
        return {form: tuple(dict.fromkeys(readings)) for form, readings in table.items()}

    def conjugated(self, lemma: str) -> list[tuple[Tense, str]]:
        """The forms of a verb in the third person, with its participles and infinitive.

        The longest ending among the paradigms decides. In the present, future and conditional a strong stem
        (rappell-) takes the place of the weak one where an ending that is not stressed follows.
        """
        endings = [ending for ending in self.paradigms if lemma.endswith(ending)]
        if not endings:
            return [("infinitive", lemma)]
        ending = max(endings, key=len)
        stem = lemma.removesuffix(ending)
        found: list[tuple[Tense, str]] = [("infinitive", lemma)]
        for tense, suffixes in self.paradigms[ending].items():
            found += [(tense, stem + suffix) for suffix in suffixes]
            if tense in WEAK_ENDINGS and lemma in self.strong:
                found += [(tense, self.strong[lemma] + suffix) for suffix in suffixes]
        return found

    def triggers(self) -> tuple[str, ...]:
        """Triggers of sentences that may hold a report; long fixed words of a verb stand for it."""
        found: set[str] = set()
        for group in self.verbs:
            rare = group.tails and all(len(tail) >= LONG_TAIL for tail in group.tails)
            if rare:
                found |= whole(group.tails)
            forms = [form for lemma in group.lemmas if not rare for _, form in self.conjugated(lemma)]
            found |= whole(forms) if group.triggers else self._with_clause(forms, group)
        found |= whole(f"{frame} qui" for frame in self.frames.relating)
        found |= whole(self.loans) | whole((*self.frames.always, *self.frames.recalling))
        found |= {f" {noun} d" for noun in self.frames.telling}
        found |= whole(one for one in self.grammar.inverted if one.startswith("-t-"))
        found |= whole(_with_subject(verb) for verb in self.frames.overheard)
        found |= whole(f"{frame} {one}" for frame in self.frames.people for one in self.grammar.tonic)
        for article in ("", *(f"{article} " for article in self.grammar.articles)):
            opening = article.replace("' ", "'")
            found |= whole(
                f"{frame} {opening}{view}" for frame in self.frames.people for view in self.frames.views
            )
        return tuple(sorted(found))

    def _with_clause(self, forms: list[str], group: Verbs) -> set[str]:
        """Triggers of forms that are common for other things: with the conjunction right behind them."""
        if "clause" not in group.takes:
            return set()
        return whole(f"{form} {one}" for form in forms for one in self.grammar.complementisers)


def _with_subject(verb: str) -> str:
    """A verb with "on" behind its first word: "peut lire" becomes "peut-on lire"."""
    head, _, rest = verb.partition(" ")
    link = "-t-on" if head[-1] in "ae" else "-on"
    return f"{head}{link} {rest}".rstrip()
