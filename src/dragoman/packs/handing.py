"""How a language says that something was promised and that it was handed over or opened.

In: `languages/<language>/handing.yaml`. Out: words.
"""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class Handing(Knowledge):
    """Words by which it is promised to hand things over or to open something, and a sentence says so."""

    file = "handing.yaml"
    promised: tuple[str, ...] = Field(description="Forms of verbs with which such a promise begins.")
    whole: tuple[str, ...] = Field(description="Words for all of some things, without number.")
    auxiliaries: tuple[str, ...] = Field(description="Verbs before the participles below.")
    between: tuple[str, ...] = Field(description="Words that may stand between the two.")
    handed: tuple[str, ...] = Field(description="Participles that say that things were handed over.")
    opening: tuple[str, ...] = Field(
        description="Forms of verbs with which a promise to open something begins."
    )
    opened: tuple[str, ...] = Field(description="Words that say in a sentence that something was opened.")
    finishing: tuple[str, ...] = Field(
        description="Words of a promise to finish something or to put it into service, besides `opening`."
    )
    finishing_verbs: tuple[str, ...] = Field(description="Those of them that have the thing for object.")
    putting: tuple[str, ...] = Field(description="Verbs before a thing that is put into service.")
    into_service: tuple[str, ...] = Field(description="Words behind it.")
    the: tuple[str, ...] = Field(description="Articles by which a thing is known that was named before.")
    it: tuple[str, ...] = Field(description="Pronouns before a verb for a thing that was named before.")
    until: tuple[str, ...] = Field(description="Words with which a deadline begins.")
    kept: tuple[str, ...] = Field(description="Words behind a promise that say that it was kept.")
    resuming: tuple[str, ...] = Field(
        description="Words with which a sentence takes up the amount that the one before gave."
    )
    of_the_sum: tuple[str, ...] = Field(description="Words behind a share for the sum that it is a part of.")
    of_capacity: tuple[str, ...] = Field(description="Words behind a share for what works can make.")
    of_goods: tuple[str, ...] = Field(description="Words between an amount and the goods that it is of.")
    parts: tuple[str, ...] = Field(
        description="Words of a sentence that tells of a part of a thing, or of how large it is at first."
    )
    of_which: tuple[str, ...] = Field(description="Words between an amount and the parts that make it.")
    rumoured: tuple[str, ...] = Field(description="Words before an amount that is told as hearsay.")
    signed_things: tuple[str, ...] = Field(description="Several things that two sign on a visit.")
    signing: tuple[str, ...] = Field(description="Words that say that they sign them; `*` is any ending.")
    signed_in_part: tuple[str, ...] = Field(
        description="Words of a sentence that gives the worth of only some of what was signed."
    )
    part_of_signed: tuple[str, ...] = Field(description="Words before a sum that is only a part of it.")
    anew: tuple[str, ...] = Field(description="Words that say that works that had stopped run again.")
    partly: tuple[str, ...] = Field(description="Words before a number of which only a part was.")
