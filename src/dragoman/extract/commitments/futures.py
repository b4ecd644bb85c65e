"""Futures that bind without a word of promise: "la Chine poursuivra", "des centres seront créés".

In: a sentence. Out: `Binding`s: the future of a verb of doing, the conditional that reports one, the passive
future of what is to be made. Whether it is the party's own word is left to `reader.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.commitments.binding import BARE, PASSIVE, Binding
from dragoman.extract.commitments.going_on import FUTURE, abreast, believed
from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.infinitives import CLITIC_OBJECTS
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.words import DETERMINERS
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords, Form
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import REFLEXIVE, CommitmentWords, conjugations, without_reflexive

AGENT = 14  # words behind a passive in which "par" tells by whom
BEHIND_AGENT = frozenset(
    (",", ";", ":", ".", "(", "a", "au", "aux", "pour", "lors", "en", "dans", "des", "qui", "que", "avant",
     "apres", "et", "sur")
)  # fmt: skip
FAR = 16  # words between a verb of promise and its "que"


class Futures:
    """Finds futures that bind in one language."""

    def __init__(self, words: CommitmentWords, assertion: AssertionWords, reader: AssertionReader) -> None:
        self._words = words
        self._reader = reader
        hosts = (*words.hosts, *words.welcoming, *words.gatherers)
        own = tuple(dict.fromkeys((*words.makers, *hosts, *words.refrained)))
        self._refrained = frozenset(words.refrained)
        self._futures = _future(conjugations(own, assertion, words.irregular))
        self._made = conjugations(words.made, assertion, words.irregular)
        self._given = _participles(conjugations(own, assertion, words.irregular))
        self._reporting = conjugations(words.reporting, assertion, words.irregular)
        self._hosts = frozenset(hosts)
        self._appear = re.compile("|".join(rf"\b{re.escape(fold(one))}\b" for one in words.appear))
        self._undone = words.undone
        self._jointly = frozenset(fold(one) for one in words.jointly)

    def of(self, passage: Passage, line: Line) -> Iterator[Binding]:
        """The futures of a sentence."""
        coming = any("Tense=Fut" in token.features for token in line.tokens)
        for i, word in enumerate(passage.words):
            if believed(self._reader, passage, i):
                continue
            if forms := self._futures.get(word.form):
                yield from self._future(passage, i, forms)
            elif (coming and "Tense=Fut" in _features(line, word.span)) or word.form.endswith(
                ("eront", "era")
            ):
                yield from self._other_future(passage, line, i)
            forms = self._made.get(word.form)
            if forms is None and (given := self._given.get(word.form)) and agent(passage, i + 1):
                forms = given
            if forms:
                yield from self._passive(passage, i, forms)
        yield from self._appearing(passage)

    def _future(self, passage: Passage, i: int, forms: tuple[Form, ...]) -> Iterator[Binding]:
        """The bare future of a verb of doing, or the conditional that reports one."""
        bare = tuple(Form(without_reflexive(form.lemma), form.tense) for form in forms)
        word = passage.words[i].form
        predicate = self._reader.verb(passage, i, bare)
        promised = self.promised(passage, i) if predicate.tense == "conditional" else None
        ourselves = word.endswith("ons") and i > 0 and passage.words[i - 1].fold == "nous"
        reflexive = {False, True} if ourselves else {predicate.reflexive}
        fits = any(form.lemma.startswith(REFLEXIVE) in reflexive for form in forms)
        refrains = predicate.truth == "denied" and any(form.lemma in self._refrained for form in forms)
        future = predicate.tense == "future" and fits
        if _shares_object(passage, predicate.last):
            return
        if (future and (predicate.truth == "announced" or refrains)) or (promised and fits):
            host = any(form.lemma in self._hosts for form in forms)
            yield Binding(
                predicate.first,
                predicate.last,
                _start(passage, predicate),
                i,
                "plan" if host else "pledge",
                ("",),
                confidence=BARE,
                bare=True,
                weak=promised == "reported",
                joint=refrains,
                shares=passage.clauses[passage.clause_at(i)].shared,
            )

    def promised(self, passage: Passage, i: int) -> str | None:
        """ "promised" or "reported" where a clause with "que" behind such a verb holds word `i`."""
        if self._reader.context(passage, i) is not None:
            return None
        if passage.clauses[passage.clause_at(i)].opener != "que":
            before = abreast(passage, i)
            return self.promised(passage, before) if before is not None else None
        that = next((k for k in range(i, -1, -1) if passage.words[k].fold in ("que", "qu'")), 0)
        also = that > 0 and passage.words[that - 1].fold == "et"  # "… et que"
        lemmas: set[str] = set()
        for word in reversed(passage.words[max(0, that - FAR) : that]):
            lemmas |= {one.lemma for one in self._reporting.get(word.form, ())}
            if lemmas or (word.finite and not also) or word.fold in (";", ":"):
                break
        if lemmas & set(self._words.pledging):
            return "promised"
        return "reported" if lemmas else None

    def _other_future(self, passage: Passage, line: Line, i: int) -> Iterator[Binding]:
        """A future of any other verb of doing: one that has an object, or that several do together."""
        words = passage.words
        near = {word.fold for word in words[i + 1 : i + 3]}
        nxt = words[i + 1].fold if i + 1 < len(words) else ""
        k = line.at(words[i].span.start)
        lemma = fold(line.tokens[k].lemma) if k < len(line) else ""
        clitic = i > 0 and words[i - 1].fold in CLITIC_OBJECTS  # "et le transformera"
        done = (nxt in DETERMINERS or nxt.isdigit() or clitic) and lemma not in self._undone
        verbal = words[i].finite or (nxt in self._jointly and i > 0 and words[i - 1].fold not in DETERMINERS)
        if not verbal or not words[i].fold.endswith(("ra", "ront", "rons")):
            return
        if not (near & self._jointly or done):
            return
        if self._reader.context(passage, i) is None and not any(
            w.fold in ("ne", "n'") for w in words[max(i - 3, 0) : i]
        ):
            weak = not near & self._jointly
            start = i - clitic
            yield Binding(i, i + 1, start, i, "pledge", ("",), confidence=BARE, bare=True, weak=weak)

    def _passive(self, passage: Passage, i: int, forms: tuple[Form, ...]) -> Iterator[Binding]:
        """ "Des centres seront créés": the whole clause is what is undertaken."""
        if not any(form.tense == "participle" for form in forms):
            return
        predicate = self._reader.verb(passage, i, forms)
        if predicate.tense == "future" and predicate.truth == "announced" and predicate.voice == "passive":
            start = clause_start(passage, predicate.first)
            if start < predicate.first:
                yield Binding(
                    predicate.first,
                    predicate.last,
                    start,
                    i,
                    "pledge",
                    confidence=PASSIVE,
                    passive=True,
                    whole=True,
                    who=agent(passage, predicate.last),
                )

    def _appearing(self, passage: Passage) -> Iterator[Binding]:
        if match := self._appear.search(passage.folded, passage.span.start, passage.span.end):
            first, last = passage.at(match.start()), passage.at(match.end() - 1)
            start = clause_start(passage, first)
            if start < first and self._reader.context(passage, first) is None:
                yield Binding(
                    first, last + 1, start, last, "pledge", confidence=PASSIVE, passive=True, whole=True
                )


def agent(passage: Passage, k: int) -> Span | None:
    """The words behind "par" that say by whom something will be done, from word `k` on in its clause."""
    words = passage.words
    for i in range(k, min(k + AGENT, len(words) - 1)):
        if words[i].finite or words[i].fold in (";", ":", ".", "(") or words[i].fold in ("que", "qui"):
            return None
        if words[i].fold != "par" or not _names_somebody(passage, i + 1):
            continue
        stop = i + 2
        while stop < len(words) and not (words[stop].finite or words[stop].fold in BEHIND_AGENT):
            stop += 1
        return Span(words[i + 1].span.start, words[stop - 1].span.end)
    return None


def _names_somebody(passage: Passage, k: int) -> bool:
    """Whether a name or a noun with its article begins at word `k`: not "par an", "par exemple"."""
    words = passage.words
    capital = words[k].span.of(passage.text)[:1].isupper()
    return capital or (words[k].fold in ("le", "la", "les", "l'", "son", "sa") and k + 1 < len(words))


def _participles(table: dict[str, tuple[Form, ...]]) -> dict[str, tuple[Form, ...]]:
    """Of a table of forms the participles."""
    kept = {form: tuple(one for one in found if one.tense == "participle") for form, found in table.items()}
    return {form: found for form, found in kept.items() if found}


def _future(table: dict[str, tuple[Form, ...]]) -> dict[str, tuple[Form, ...]]:
    kept = {
        form: tuple(one for one in found if one.tense in ("future", "conditional"))
        for form, found in table.items()
    }
    return {form: found for form, found in kept.items() if found}


def _start(passage: Passage, predicate: Predicate) -> int:
    """Where a finite action begins: at its verb, a pronoun before it, or verbs that share its object.

    "[concevra, construira et exploitera] la centrale": each takes what stands behind the last.
    """
    start, words = predicate.first, passage.words
    while start > 2 and words[start - 1].fold in ("et", ",") and FUTURE.search(words[start - 2].form):
        start -= 2
    while start < predicate.last - 1 and words[start].fold in ("nous", "y", "en"):
        start += 1
    return start


def _shares_object(passage: Passage, last: int) -> bool:
    """Whether another future right behind a verb takes the object of both: "[construira] et exploitera"."""
    behind = passage.words[last : last + 2]
    return len(behind) == 2 and behind[0].fold in ("et", ",") and FUTURE.search(behind[1].form) is not None


def clause_start(passage: Passage, first: int) -> int:
    """The first word of the clause before a verb, over what frames it."""
    number = passage.clause_at(first)
    starts = [start for start, end in passage.clauses[number].parts if start <= first]
    start = starts[-1] if starts else first
    while start < first and passage.words[start].fold in (
        "et",
        ",",
        "que",
        "qu'",
        "en",
        "outre",
        "-",
        "–",
        "mais",
    ):
        start += 1
    return start


def _features(line: Line, span: Span) -> str:
    k = line.at(span.start)
    return line.tokens[k].features if k < len(line) else ""
