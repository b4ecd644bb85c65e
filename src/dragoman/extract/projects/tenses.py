"""The tense of a verb by what its parse says.

In: a token's features. Out: a tense as the words of a language know it.
"""

from __future__ import annotations

from dragoman.packs.events import Tense


def tense_of(features: str) -> Tense:
    """The tense, or the present where the features tell none."""
    if "VerbForm=Inf" in features:
        return "infinitive"
    if "VerbForm=Part" in features:
        return "gerund" if "Tense=Pres" in features else "participle"
    if "Mood=Cnd" in features:
        return "conditional"
    if "Mood=Sub" in features:
        return "subjunctive"
    if "Tense=Fut" in features:
        return "future"
    if "Tense=Imp" in features:
        return "imperfect"
    return "past" if "Tense=Past" in features else "present"
