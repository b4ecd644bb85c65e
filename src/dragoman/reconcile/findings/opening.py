"""Whether what was promised to be opened was: by a ceremony at which those who promised it opened it.

In: promises, ceremonies. Out: the ceremonies that keep a promise, and the keys under which one looks for
the other. Of "un consulat général à Xi'an" both nouns and the name have to stand in the ceremony's sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.entry import Told
from dragoman.model.fact import Commitment, Meeting
from dragoman.model.period import Period
from dragoman.reconcile import names
from dragoman.reconcile.handing import HandingReader

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def opened_by(promise: Told, handing: HandingReader) -> Iterator[tuple[str, str]]:
    """Who promises to open something, with the longest word of what that is."""
    words = _things(promise, handing)
    if words and isinstance(promise.fact, Commitment):
        longest = max(words, key=lambda word: (len(word), word))
        yield from ((actor, longest) for actor in sorted(names.keys(promise.fact.actors)))


def opens(ceremony: Told, handing: HandingReader) -> Iterator[tuple[str, str]]:
    """Who takes part in a ceremony at which something is opened, with each word of its sentence."""
    fact = ceremony.fact
    if not isinstance(fact, Meeting) or (fact.kind, fact.status) != ("ceremony", "held"):
        return
    if handing.opened(ceremony.context):
        words = sorted(names.stems(ceremony.context))
        yield from ((party, word) for party in sorted(names.keys(fact.participants)) for word in words)


def was_opened(promise: Told, ceremony: Told, handing: HandingReader) -> bool:
    """Whether a ceremony of another text, since a promise was made, opened what was promised."""
    since = Period.of(promise.published)
    when = Period.of(getattr(ceremony.fact, "date", None) or ceremony.published)
    if since is None or when is None or when.first < since.first or ceremony.document == promise.document:
        return False
    named = {one for one in names.proper(promise.words) if not one[0].isdigit()}
    things = _things(promise, handing)
    return named <= names.proper(ceremony.context) and things <= names.stems(ceremony.context)


def _things(promise: Told, handing: HandingReader) -> frozenset[str]:
    """The words of what is promised to be opened: those behind the verb, up to a name or a number.

    Where the verb has its place first ("ouvrir à Xi'an le secrétariat du mécanisme …") they stand behind it.
    """
    verb = handing.opening(promise.words) if isinstance(promise.fact, Commitment) else None
    if verb is None:
        return frozenset()
    kept: list[str] = []
    for word in _WORD.findall(promise.words[verb:]):
        if word[0].isdigit() or (word[0].isupper() and names.stems(" ".join(kept))):
            break
        if word[0].isupper():
            continue
        kept.append(word)
    return names.stems(" ".join(kept))
