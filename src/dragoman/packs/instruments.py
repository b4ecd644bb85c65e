"""How a language tells of agreements: the model of `agreements.yaml`.

In: that file. Out: a checked, frozen model, and the triggers of sentences that may tell of an agreement. What
the words do in a sentence is left to `extract/agreements`.
"""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.events import Text, Words
from dragoman.packs.knowledge import Knowledge
from dragoman.packs.triggers import whole


class AgreementCues(Knowledge):
    """`agreements.yaml`: instruments and what becomes of them; the file's comments tell the keys."""

    file = "agreements.yaml"
    nouns: dict[Text, Words]
    weak: Words
    not_after: Words
    phrases_not: Words
    recalled: Words
    bundles: Words
    counts: Words
    enumerating: Words
    another: Words
    one_of: Words
    listed: dict[Text, Words]
    supposed: dict[Text, Words]
    verbs: dict[Text, Words]
    supposed_verbs: dict[Text, Words]
    supposed_acts: dict[Text, Words]
    unreal: Words
    awaited: Words
    to_enter: Words
    acts: dict[Text, Words]
    weighed: Words
    act_gaps: Words
    act_links: Words
    under_way: Words
    undone: Words
    between_states: Words
    visas: Words
    visa_free: Words
    citizens: Words
    force: Words
    in_force: Words
    leads: Words
    leads_right: Words
    after_act: Words
    planned_act: Words
    sides: Words
    fronts: Words
    determiners: Words
    stops: Words
    gathered: Words
    at_meeting: Words
    on_occasion: Words
    the_meeting: Words
    all_sides: Words
    several_bodies: Words
    single_bodies: Words
    under_terms: Words
    several: Words
    several_pronouns: Words
    we: Words
    sources: Words
    addressed: Words
    between: Words
    companies: Words
    institutions: Words
    local: Words
    heads: Words
    mayors: Words
    state_banks: Words = Field(description="Nouns of a state's own bank: 'les banques centrales'.")
    alike: Words
    ends_of_names: Words
    ends_of_lists: Words
    firm_names: Words
    not_names: Words
    list_heads: Words
    list_to_come: Words
    done_at: Words
    subjects: Words
    mutual: Words

    def noun_triggers(self) -> tuple[str, ...]:
        """Triggers of sentences that take a parse: without one the words of an instrument have no end."""
        nouns = (noun for found in self.nouns.values() for noun in found)
        return tuple(sorted(whole((*(noun for noun in nouns if noun not in self.weak), *self.visa_free))))

    def triggers(self) -> tuple[str, ...]:
        """Triggers of sentences that may tell of an agreement."""
        nouns = (noun for found in self.nouns.values() for noun in found)
        supposed = (noun for found in self.supposed.values() for noun in found)
        told = (*supposed, *self.recalled, *self.bundles, *self.force, *self.in_force, *self.visa_free)
        return tuple(sorted(whole((*nouns, *told))))
