"""What follows a reporting verb: a clause, an infinitive, a noun, a quotation, or words after a colon.

In: a `Cue` with its `Voice`. Out: a `Report`, or None where the verb has no such complement here.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.grammar.line import NOMINAL, Line
from dragoman.extract.statements.extent import Extent
from dragoman.extract.statements.inverted_subjects import Voice
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Report, Spoken, made
from dragoman.extract.statements.reporting import Cue
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.span import Span
from dragoman.packs.cues import Verbs
from dragoman.packs.grammar import Grammar

FAR = 40  # tokens between a verb and its clause or colon
NEAR = 12  # tokens that tell when and to whom between a verb and its infinitive
BETWEEN = 4  # characters between a colon and a quotation
GOVERNING = frozenset({"de", "d'", "à"})  # before the infinitive that a verb governs


class Complements:
    """Finds what stands behind the verbs of one reading."""

    def __init__(
        self, finder: SpeakerFinder, quotes: QuotationIndex, extent: Extent, grammar: Grammar
    ) -> None:
        self._finder = finder
        self._quotes = quotes
        self._extent = extent
        self._grammar = grammar

    def clause(self, cue: Cue, voice: Voice, later: Sequence[Spoken], limit: int) -> Report | None:
        """The clause behind "que": "a déclaré que …", "s'est dit convaincu que …"."""
        groups = cue.takes("clause") + cue.takes("adjective")
        if not groups:
            return None
        start = self._clause_start(cue, later)
        if start is None:
            return None
        return made(self._quotes, cue, voice, groups[0], self._extent.content(cue, start, later, limit))

    def _clause_start(self, cue: Cue, later: Sequence[Spoken]) -> int | None:
        """The index behind the conjunction that opens the verb's clause."""
        line, grammar = cue.line, self._grammar
        stop = min(len(line), cue.last + FAR, *(one.first for one, _ in later), len(line))
        bare = not cue.takes("adjective") and self._has_object(line, cue.last)
        for k in range(cue.last, stop):
            word = line.word(k)
            if word in grammar.complementisers:
                known = any(group.lemmas for group in cue.takes("clause"))
                after = known and k - 1 == cue.last and line.word(k - 1) in grammar.then  # "disait alors que"
                if bare or any(line.word(i) in ("ne", "n'") for i in range(cue.last, k)):
                    return None  # "a promis de n'embaucher que des manœuvres"
                if line.word(k - 1) in grammar.before_que and not after:
                    return None
                return k + 1 if k + 1 < len(line) else None
            governed = k == cue.last + 1 and line.word(cue.last) in GOVERNING  # "continuait de suivre"
            if (k == cue.last or governed) and "VerbForm=Inf" in line.tokens[k].features:
                return None
            if word in (":", ";", "«", '"', "“") or word in grammar.relatives or line.finite(k):
                return None
        return None

    def _has_object(self, line: Line, k: int) -> bool:
        """Whether a noun that is neither hearer nor time follows, which a later "que" would belong to."""
        grammar = self._grammar
        while (line.pos(k) == "ADV" or line.word(k) == ",") and line.word(k) not in grammar.complementisers:
            k += 1
        if line.pos(k) != "DET":
            return False
        if line.pos(k + 1) == "NUM" or line.word(k + 1).removesuffix("s") in grammar.times:
            return False
        while line.pos(k) in ("DET", "ADJ", "NUM"):
            k += 1
        if line.word(k) == "fait":
            return False
        return (
            line.pos(k) == "NOUN"
            and not self._finder.role(line, k)
            and line.word(k) not in grammar.times
            and not self._finder.body(line, k)
        )

    def infinitive(self, cue: Cue, voice: Voice, later: Sequence[Spoken], limit: int) -> Report | None:
        """An infinitive that tells what was said: "a dit vouloir …", "a appelé à …"."""
        line, grammar = cue.line, self._grammar
        for group in cue.takes("infinitive"):
            if "" in group.linkers:
                k = self._behind_occasion(line, cue.last)
                start = k
                while line.word(k) in grammar.clitics or line.word(k) in {"ne", "n'", *grammar.negations}:
                    k += 1
                if k < len(line) and "VerbForm=Inf" in line.tokens[k].features:
                    return made(
                        self._quotes, cue, voice, group, self._extent.content(cue, start, later, limit)
                    )
            elif (linked := self._linked(cue, group)) is not None:
                content = self._extent.content(cue, linked, later, limit)
                return made(self._quotes, cue, voice, group, content)
        return None

    def to_event(self, cue: Cue) -> bool:
        """Whether somebody is only called to an event: "l'a invité à un forum sur l'eau"."""
        line = cue.line
        if cue.lemma not in self._grammar.inviting:
            return False
        for k in range(cue.verb + 1, min(cue.verb + FAR // 2, len(line) - 1)):
            if line.word(k) not in ("à", "au", "aux") or "VerbForm=Inf" in line.tokens[k + 1].features:
                continue
            near = range(k + 1, min(k + BETWEEN + 1, len(line)))
            noun = next((i for i in near if line.pos(i) == "NOUN"), k)
            if line.word(noun).removesuffix("s") in self._grammar.occasion_nouns:
                return True
        return False

    def _behind_occasion(self, line: Line, k: int) -> int:
        """The index behind adverbs, times and hearers, if an infinitive stands there, else behind adverbs."""
        grammar = self._grammar
        while line.pos(k) == "ADV" and line.word(k) not in ("ne", "n'"):
            k += 1
        first = line.word(k)
        if first not in {*grammar.times, *grammar.prepositions, "le"}:
            return k
        for i in range(k, min(k + NEAR, len(line))):
            if line.finite(i) or line.pos(i) == "PUNCT" or line.word(i) in grammar.complementisers:
                return k
            if "VerbForm=Inf" in line.tokens[i].features:
                start = i
                while line.word(start - 1) in {*grammar.clitics, *grammar.negations, "ne", "n'"}:
                    start -= 1
                governed = line.word(start - 1) in grammar.prepositions or line.pos(start - 1) == "ADP"
                return k if governed or start <= k else start
        return k

    def _linked(self, cue: Cue, group: Verbs) -> int | None:
        """Where the content begins after "a appelé (les parties) à": at the object, or behind the linker."""
        line = cue.line
        if group.tails:
            return cue.last if cue.last < len(line) and line.pos(cue.last) != "PUNCT" else None
        for k in range(cue.last, min(cue.last + FAR // 2, len(line) - 1)):
            if line.word(k) in group.linkers or (line.word(k) in ("au", "aux") and "à" in group.linkers):
                if "VerbForm=Inf" in line.tokens[k + 1].features or (
                    line.word(k + 1) in self._grammar.clitics
                    and "VerbForm=Inf" in line.tokens[min(k + 2, len(line) - 1)].features
                ):
                    return cue.last if k > cue.last else k + 1
                if k == cue.last and line.pos(k + 1) in ("DET", "NOUN", "ADJ"):
                    return k + (line.word(k) in group.linkers)
            if line.finite(k) or line.word(k) in {";", ":", *self._grammar.complementisers}:
                return None
        return None

    def noun(self, cue: Cue, voice: Voice, later: Sequence[Spoken], limit: int) -> Report | None:
        """A noun or adjective that tells it: "a souligné l'importance de …", "s'est dit favorable à …"."""
        line = cue.line
        if line.word(voice.start - 1) == "dont":  # "le projet, dont X a salué les progrès"
            return None
        for group in cue.takes("noun") + cue.takes("adjective"):
            k = cue.last
            while line.pos(k) == "ADV":
                k += 1
            start = k
            if "adjective" in group.takes:
                while line.pos(k) == "ADV" or line.word(k) in ("«", '"', "“"):
                    k += 1
                if line.pos(k) not in ("ADJ", "VERB") or line.word(k) in self._grammar.willing:
                    continue
                return made(self._quotes, cue, voice, group, self._extent.content(cue, start, later, limit))
            if not group.states and all(isinstance(party, str) for party in voice.parties):
                continue
            while (
                line.pos(k) in ("DET", "ADJ", "NUM")
                or (k > start and line.pos(k) == "ADV")
                or line.word(k) in ("«", '"', "“")
            ):
                k += 1
            if line.pos(k) == "ADP" and k > start + 1 and line.pos(k - 1) == "ADJ":
                k -= 1  # the parser takes the noun for an adjective
            if (not group.tails and k == start) or line.pos(k) not in ("NOUN", "PROPN", "ADJ", "VERB"):
                continue
            if (
                group.linkers != ("",)
                and not group.tails
                and not any(line.word(i) in group.linkers for i in range(k + 1, min(k + FAR // 4, len(line))))
            ):
                continue
            if group.nouns and line.word(k) not in group.nouns and line.tokens[k].lemma not in group.nouns:
                continue
            if self._finder.role(line, k) or self._finder.named(line.tokens[k].span, "person"):
                continue
            if line.word(k) in self._grammar.times:  # "l'a démenti ce matin"
                continue
            return made(self._quotes, cue, voice, group, self._extent.content(cue, start, later, limit))
        return None

    def quoted(self, cue: Cue, voice: Voice) -> Report | None:
        """A quotation, or after a colon any words, behind the verb."""
        groups = cue.takes("quote")
        line = cue.line
        if not groups:
            return None
        for k in range(cue.last, min(cue.last + FAR, len(line))):
            word = line.word(k)
            if word == ":":
                return self._behind_colon(cue, voice, groups[0], line.tokens[k].span.end)
            offset = line.tokens[k].span.start
            quote = self._quotes.opening_at(offset)
            if quote:
                if line.pos(k - 1) == "DET" and line.word(k - 2) in groups[0].linkers:
                    content = Span(line.tokens[k - 1].span.start, quote.outer.end)
                    return made(self._quotes, cue, voice, groups[0], content, mode="mixed", quotes=(quote,))
                linked = (
                    (k == cue.last and "" in groups[0].linkers)
                    or line.word(k - 1) in groups[0].linkers
                    or (line.word(k - 1) == "," and not self._has_object(line, cue.last))
                )
                if cue.lemma in self._grammar.judging and self._is_object(line, cue.last, k):
                    content = Span(line.tokens[cue.last].span.start, quote.outer.end)
                    return made(self._quotes, cue, voice, groups[0], content, mode="mixed", quotes=(quote,))
                if linked and len(quote.inner.of(line.text).split()) >= 3:
                    clause = line.word(k + 1) in self._grammar.complementisers  # 'a noté "que …"'
                    start = line.tokens[k + 1].span.end if clause else quote.inner.start
                    content = Span(start, quote.inner.end).stripped(line.text)
                    mode = "mixed" if clause else "direct"
                    return made(self._quotes, cue, voice, groups[0], content, mode=mode, quotes=(quote,))
                return None
            if line.finite(k) or word in self._grammar.complementisers or word == ";":
                return None
        return None

    @staticmethod
    def _is_object(line: Line, start: int, end: int) -> bool:
        """Whether the tokens `[start, end)` are a noun with its article: what is held to be something."""
        return line.pos(start) == "DET" and any(line.pos(k) in NOMINAL for k in range(start + 1, end))

    def _behind_colon(self, cue: Cue, voice: Voice, group: Verbs, offset: int) -> Report | None:
        text = cue.line.text
        start = offset + len(text[offset : offset + BETWEEN]) - len(text[offset : offset + BETWEEN].lstrip())
        if quote := self._quotes.opening_at(start):
            return made(self._quotes, cue, voice, group, quote.inner, mode="direct", quotes=(quote,))
        around = self._quotes.around(cue.span.start)
        end = min(cue.line.sentence.span.end, around.inner.end if around else len(text))
        rest = self._quotes.unmarked(Span(start, end).stripped(text, EDGES))
        if len(rest.of(text).split()) < 3 or self._has_object(cue.line, cue.last):
            return None  # "a conclu un accord : deux usines" says nothing
        if not cue.takes("clause") and cue.line.word(cue.last) in self._grammar.genitives:
            return None  # "ont parlé du complexe : deux usines": the colon explains the complex
        return made(self._quotes, cue, voice, group, rest)
