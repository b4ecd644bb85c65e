"""The words of one language that tell of instruments, ready for matching.

In: `AgreementCues`, the reader of assertions and the framework. Out: `InstrumentLexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.extract.agreements.bodies import BodyFinder
from dragoman.extract.grammar.assertion import AssertionReader, either
from dragoman.packs.entries import Organisation
from dragoman.packs.events import Form
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.triggers import Triggers

FEW = ("quatre", "cinq", "six", "sept", "huit", "neuf")  # counted, of which each may be told
NUMBERS = ("deux", "trois", "quatre", "cinq")  # of bodies that a plural recalls
RECALLED = "recalled"  # kind of a noun that only points back: "le texte"
BUNDLE = "bundle"  # kind of several that are not told one by one: "12 documents"


class InstrumentLexicon:
    """The words of one language that tell of instruments, ready for matching."""

    def __init__(self, cues: AgreementCues, reader: AssertionReader, framework: Framework) -> None:
        self.cues = cues
        self.framework = framework
        self.reader = reader
        self.kinds = {fold(noun): kind for kind, nouns in cues.nouns.items() for noun in nouns}
        self.kinds |= {fold(noun): RECALLED for noun in cues.recalled}
        self.kinds |= {fold(noun): BUNDLE for noun in cues.bundles}
        self.triggers = Triggers(cues.triggers())
        self.weak = frozenset(map(fold, cues.weak))
        self.noun = _words(tuple(self.kinds))
        self.none = _words(cues.phrases_not)
        self.not_after = re.compile(rf" {either(cues.not_after)}(?!\w)")
        phrases = [(verb.partition(" "), status) for status, verbs in cues.verbs.items() for verb in verbs]
        self.status = {lemma: status for (lemma, _, _), status in phrases}
        self.tails = {lemma: tuple(fold(tail).split("|")) for (lemma, _, tail), _ in phrases if tail}
        self.forms = _with_ours(reader.words.forms(self.status))
        self.ending = frozenset(reader.words.forms(set(self.status) - set(self.tails)))
        self._of_acts(cues)
        self._of_lists(cues)
        self._of_parties(cues)

    def _of_acts(self, cues: AgreementCues) -> None:
        """What tells what became of an instrument."""
        links = rf"(?: ?(?:{either((*cues.act_links, *cues.counts))}(?!\w)|\d+(?!\w)|[ldn]'))*"
        self.act = re.compile(
            rf"(?<!\w)(?P<act>{either(tuple(self._acts()))})(?!\w)"
            rf"(?P<gap>,? {either(cues.act_gaps)}(?!\w)[^;:]{{0,70}}?,?)?{links} ?$"
        )
        self.deed = re.compile(
            rf"(?:[\w']+ ){{0,5}}?{either(tuple(self._acts()))} (?:du |de la |de l'|d'une? |des )"
        )
        self.force = _words((*cues.force, *cues.in_force))
        self.in_force_alone = _words(cues.in_force)
        self.under_way = re.compile(
            rf" (?:deja |encore |toujours |actuellement )?{either(cues.under_way)}(?!\w)"
        )
        self.undone = _words(cues.undone)
        self.leads = _words(cues.leads)
        self.leads_right = re.compile(
            rf"(?<!\w){either(cues.leads_right)} (?:(?:l[ae]s?|une?) |l'|d')?(?:\w+ )?$"
        )
        self.after_act = re.compile(either(cues.after_act))
        self.planned_act = re.compile(either(cues.planned_act))

    def _of_lists(self, cues: AgreementCues) -> None:
        """What tells of several instruments, and how far the description of one reaches."""
        subjects = tuple(f"{one[:-2]}d'" for one in cues.subjects if one.endswith(" de")) + cues.subjects
        self.subject = re.compile(rf"(?<!\w){either(subjects)} ?(?:la |le |l'|les )?")
        about = either((*subjects, "entre", "avec", "en matière"))
        self.another = re.compile(
            rf"(?<!\w)(?:d')?(?:un |une |le |la |l')?{either(cues.another)},?(?= {about}\W)"
        )
        self.one_of = re.compile(either(cues.one_of))
        self.apart = re.compile(
            rf"(?<!\w)(?:{either(cues.one_of)}|(?:un |une |le |la |l'){either(cues.another)})"
            rf"(?=,? {about}\W| (?:en|le|a|au) )"
        )
        few = f"(?P<few>[4-9]|{'|'.join(FEW)})"
        self.counts = re.compile(
            rf"(?<!\w)(?:(?!(?:19|20)\d\d )\d\d+|{few}|{either(cues.counts)})(?: |(?<='))(?:[\w']+ ){{0,2}}$"
        )
        self.enumerating = re.compile(rf"[\s«\"–-]*{either(cues.enumerating)}(?!\w)")
        self.determiners = frozenset(map(fold, cues.determiners))
        self.gathered = re.compile(rf"{either(cues.gathered)}(?!\w)")
        self.stops = frozenset(map(fold, cues.stops)) | {";", ":", "»", "”"}
        self.listed_kinds = {fold(noun): kind for kind, nouns in cues.listed.items() for noun in nouns}
        self.listed = _words(tuple(self.listed_kinds))
        self.supposed_kinds = {fold(noun): kind for kind, nouns in cues.supposed.items() for noun in nouns}
        self.supposed = _words(tuple(self.supposed_kinds))
        self.list_head = _words(cues.list_heads)
        self.list_to_come = _words(cues.list_to_come)
        self.done_at = _words(cues.done_at)

    def _of_parties(self, cues: AgreementCues) -> None:
        """What tells between whom an instrument is."""
        self.between_states = _words(cues.between_states)
        self.visas = re.compile(rf"(?<!\w){either(cues.visas)}(?!\w)(?= (?:[\w']+ ){{0,4}}visas?(?!\w))")
        self.visa_free = _words(cues.visa_free)
        self.citizens = _words(cues.citizens)
        self.at_meeting = _words(cues.at_meeting)
        self.on_occasion = _words(cues.on_occasion)
        self.the_meeting = _words(cues.the_meeting)
        self.addressed = re.compile(
            rf"(?<!\w){either(cues.addressed)} (?:a |au |aux )(?P<whom>[^,;:]{{2,60}}?)(?= de | d'| ?$)"
        )
        self.we = re.compile(rf"(?<!\w){either(cues.we)}(?!\w)")
        self.under_terms = _words(cues.under_terms)
        self.source = re.compile(rf"(?<!\w){either(cues.sources)} [^.;,]{{0,60}}$")
        self.all_sides = _words(cues.all_sides)
        number = rf"(?P<number>{either(tuple(NUMBERS))})"
        self.several = re.compile(
            rf"(?<!\w)(?:(?:les|ces|des|aux|leurs) (?:{number} (?P<bodies>{either(cues.several_bodies)})"
            rf"|(?:{number.replace('number', 'count')} )?{either(cues.several)}(?! (?:de|du|des|d')(?!\w)))"
            rf"|(?:l[ae] |l'|cet?(?:te)? )(?P<one>{either(cues.single_bodies)})"
            rf"(?! (?:de|du|des|d')(?!\w))"
            rf"|{either(cues.several_pronouns)})(?!\w)"
        )
        self.unsaid = re.compile(
            rf"(?<!\w)(?:les|ces|nos|vos|leurs) (?:{either(tuple(NUMBERS))} )?"
            rf"{either(cues.several_bodies)}(?!\w)"
        )
        self.acting = _words((*cues.sides, *cues.institutions, *cues.heads, *cues.mayors))
        self.firms = frozenset(map(fold, cues.companies))
        self.bodies = BodyFinder(cues, frozenset(map(fold, self.forms)))
        self.list_end = re.compile(rf"(?<!\w){either(cues.ends_of_lists)}(?!\w)")
        self.local = re.compile(rf"{either(cues.local)}(?!\w)")
        self.local_plural = re.compile(rf"(?<!\w){either(cues.local)}s (?:de |d'|du )")
        self.of_town = re.compile(
            rf"(?<!\w){either(cues.mayors)} (?:adjoint )?(?:de (?:la (?:ville|region|province) )?|du |d'"
            rf"|des villes )(?:de |d'|la |l')?$"
        )
        several = either(tuple(" ".join(f"{word}s" for word in noun.split()) for noun in cues.state_banks))
        self.state_bank = re.compile(rf"(?<!\w)(?:(?P<several>{several})|{either(cues.state_banks)})(?!\w)")
        central = fold(cues.state_banks[0])
        self.bank_of = {
            one.country: self.framework.entity(one)
            for one in self.framework.of_kind(Organisation)
            if one.class_ == "bank" and one.country
            if any(fold(name).startswith(central) for name in one.every_name())
        }
        self.alike = re.compile(rf" {either(cues.alike)}(?!\w)")
        self.front = re.compile(rf"[\s«\"“–—-]*{either(cues.fronts)}(?!\w)[^,;:]*,")
        self.sides = re.compile(rf"(?<!\w){either(cues.sides)}(?: [\w']+){{0,3}} $")

    def _acts(self) -> Iterator[str]:
        for nouns in self.cues.acts.values():
            yield from nouns

    def act_status(self, words: str) -> str:
        """The status that a noun of an act tells."""
        return next(status for status, nouns in self.cues.acts.items() if words in map(fold, nouns))


def _words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")


def _with_ours(forms: Mapping[str, tuple[Form, ...]]) -> dict[str, tuple[Form, ...]]:
    """The forms of verbs with those of "nous", which speeches have: "signons", "signerons"."""
    ours = {
        f"{form[:-3]}ons": told
        for form, told in forms.items()
        if form.endswith("ent") and not form.endswith("aient")
    }
    ours |= {f"{form[:-3]}ons": told for form, told in forms.items() if form.endswith("ront")}
    return {**ours, **forms}
