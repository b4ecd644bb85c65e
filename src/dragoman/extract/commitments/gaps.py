"""What a second party undertakes with the verb of the first: "CRBC s'oblige à réparer ; KTZ, à payer".

In: a sentence, a binding in it and the word of its verb. Out: `Gap`s: where the words of the second begin,
and the binding with its party and action. Whether words name a party is left to `actors.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.bound import bound
from dragoman.extract.commitments.scene import Scene
from dragoman.model.entity import Party
from dragoman.model.span import Span

DETERMINERS = frozenset(
    ("le", "la", "les", "l'", "un", "une", "des", "du", "deux", "trois", "quatre", "cinq", "celui", "celle",
     "ceux", "celles", "dix", "vingt", "trente", "quarante", "cinquante", "cent", "mille")
)  # fmt: skip
ARTICLES = frozenset(("le", "la", "les", "l'", "son", "sa"))
SEPARATORS = frozenset((";", ",", "et"))
LONGEST = 8  # words for the second party
URGING = frozenset(
    ("aider", "encourager", "inviter", "autoriser", "amener", "inciter", "obliger", "pousser", "appeler",
     "habituer", "preparer", "engager", "forcer", "contraindre", "charger", "prier", "convier", "former",
     "entrainer", "exhorter", "associer", "employer", "consacrer", "determiner", "decider", "dissuader",
     "empecher", "dispenser", "persuader", "convaincre", "menacer", "accuser", "remercier", "feliciter")
)  # fmt: skip
"""Verbs whose object is whoever does what an infinitive behind "à" or "de" tells."""
FORMS = {"de": ("de", "d'"), "à": ("a",), "pour": ("pour",)}


@dataclass(frozen=True, slots=True)
class Gap:
    """A verb left out: the action before it ends at `at`, a code point; `binding` tells the next."""

    at: int
    binding: Binding


def gaps(scene: Scene, binding: Binding, verb: int) -> Iterator[Gap]:
    """The gaps behind a verb at word `verb` of an action, in order."""
    words = scene.passage.words
    if binding.passive or binding.nobody or binding.whole:
        return
    k = verb + 1
    while k < len(words) - 3:
        k += 1
        if words[k - 1].fold not in SEPARATORS or words[k].fold in SEPARATORS:
            continue
        mark = k - 1
        strong = words[mark].fold == ";" or (words[mark].fold == "et" and words[mark - 1].fold in (",", ";"))
        if words[mark].fold == "et" and words[mark - 1].fold in (",", ";"):
            mark -= 1
        weak = not strong and _has_object(scene, verb, mark) and not _urges(scene, verb)
        found = _infinitive(scene, binding, k, weak=weak) if strong or weak else None
        if found is None and _has_object(scene, verb, mark):
            found = _object(scene, binding, k, semicolon=words[mark].fold == ";")
        if found is not None:
            yield Gap(words[mark].span.start, found)
            k = found.verb


def _has_object(scene: Scene, verb: int, mark: int) -> bool:
    """Whether an object stands between a verb and a mark: not "bâtira entre Kemin et Balyktchy une ligne"."""
    between = [word.fold for word in scene.passage.words[verb + 1 : mark]]
    return "entre" not in between and any(one in DETERMINERS or one.isdigit() for one in between)


def _party(scene: Scene, k: int) -> Iterator[tuple[int, Span]]:
    """Where the words for a party may end that begin at word `k`: the word behind, and their place."""
    words, text = scene.passage.words, scene.reading.text
    named = words[k].span.of(text)[:1].isupper()
    if not named and words[k].fold not in ARTICLES:
        return
    for end in range(k + 1, min(k + 1 + LONGEST, len(words))):
        if words[end - 1].finite or words[end - 1].fold in (".", ";", ":", "("):
            return
        if words[end - 1].fold not in {",", *ARTICLES, "de", "du", "d'", "et", "ou"}:
            yield end, Span(words[k].span.start, words[end - 1].span.end)


def _urges(scene: Scene, verb: int) -> bool:
    """Whether an infinitive takes others that do something: "aider Astana et Bichkek à former"."""
    return scene.passage.words[verb].fold in URGING


def _infinitive(scene: Scene, binding: Binding, k: int, *, weak: bool = False) -> Binding | None:
    """ "; le ministère des Transports, à y poser une ventilation": the same linker leads to an infinitive.

    `weak`: only a comma or "et" stands before the party, so that the linker has to follow it at once.
    """
    words = scene.passage.words
    linkers = {form for one in binding.linkers for form in FORMS.get(one, ())}
    if binding.bare or not linkers:
        return None
    for end, who in _party(scene, k):
        at = end
        while at < len(words) - 1 and (words[at].fold == "," or words[at].fold in ("lui", "elle", "eux")):
            at += 1
        if words[at].fold not in linkers or (weak and at > end):
            continue
        verb = scene.actions.infinitive(at + 1)
        if verb is not None:
            return replace(binding, start=at + 1, verb=verb, who=who, noun=False, shares=False)
    return None


def _object(scene: Scene, binding: Binding, k: int, *, semicolon: bool) -> Binding | None:
    """ ", Uzbekneftegaz le caoutchouc": an object right behind the party, up to the clause's end."""
    words, text = scene.passage.words, scene.passage.text
    for end, who in _party(scene, k):
        at = end
        if words[at].fold == ",":
            if not semicolon and words[at + 1].fold not in ("lui", "elle", "eux", "elles"):
                continue
            at += 1
            if words[at].fold in ("lui", "elle", "eux", "elles"):
                at += 1
            if words[at].fold == ",":
                at += 1
        if at + 1 >= len(words):
            return None
        starts = words[at].fold in DETERMINERS or words[at].fold.isdigit()
        if not starts or not _is_noun(scene, at - 1 if at == end else end - 1):
            continue
        stop = at + 1
        while stop < len(words) and words[stop].fold not in (";", ".", ":", "»"):
            if words[stop].finite:
                return None
            stop += 1
        span = Span(words[at].span.start, words[stop - 1].span.end).stripped(text, " ,")
        return replace(binding, start=at, verb=at, who=who, noun=True, span=span, shares=False)
    return None


def _is_noun(scene: Scene, k: int) -> bool:
    """Whether a party may end with a word: a noun or a name."""
    at = scene.line.at(scene.passage.words[k].span.start)
    return at >= len(scene.line) or scene.line.pos(at) in ("NOUN", "PROPN", "X", "ADJ")


def others(
    scene: Scene, binding: Binding, verb: int, actors: ActorFinder
) -> list[tuple[Gap, tuple[Party, ...]]]:
    """The gaps behind a verb that tell of a party, and the party."""
    found = ((gap, bound(scene, gap.binding, actors, ())[0]) for gap in gaps(scene, binding, verb))
    return [(gap, who) for gap, who in found if who]


def cut(scene: Scene, span: Span, some: Sequence[Gap]) -> Span:
    """An action without what others undertake behind it."""
    end = min((gap.at for gap in some), default=span.end)
    return Span(span.start, max(span.start + 1, min(span.end, end))).stripped(scene.reading.text, " ,;")
