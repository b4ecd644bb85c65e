"""Whose "homologue" somebody is: the role that an office takes from another in its sentence.

In: a reading, its phrases of office and those that stand beside names. Out: each "homologue" with a role. Of
what state he holds it is left to `held`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.model.reading import Reading
from dragoman.resolve.office_phrases import LIGHT, OfficePhrase
from dragoman.resolve.persons import Attached

_QUOTED = frozenset({"spokesperson", "expert"})  # roles of those whose words the sentences before give


def counterparts(
    reading: Reading, phrases: Iterable[OfficePhrase], attached: Iterable[Attached]
) -> dict[OfficePhrase, OfficePhrase]:
    """Each "homologue", with the office of whoever its sentence named last, else the text; none without one.

    A spokesman who is quoted has no "homologue" in the sentences that follow.
    """
    held = sorted(
        (one for one in attached if one.phrase.kind not in LIGHT | {"counterpart"}),
        key=lambda one: one.phrase.span,
    )
    found = {}
    for phrase in phrases:
        before = [one for one in held if one.phrase.span.start < phrase.span.start]
        if phrase.kind != "counterpart" or not before:
            continue
        sentence = reading.sentence_at(phrase.span.start)
        lead = reading.text[sentence.span.start if sentence else 0 : phrase.span.start]
        near = max((_last_named(lead, one.person.of(reading.text)), i) for i, one in enumerate(before))
        others = [one for one in before if one.phrase.role not in _QUOTED] or before
        like = before[near[1]] if near[0] >= 0 else others[-1]
        found[phrase] = replace(phrase, role=like.phrase.role)
    return found


def _last_named(lead: str, name: str) -> int:
    """Where some words name a person last, in full or by one word of the name, or -1."""
    words = "|".join(re.escape(word) for word in name.split() if len(word) > 1)
    places = (one.start() for one in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", lead)) if words else ()
    return max(places, default=-1)
