"""Where a sentence names a meeting: its noun, its ordinal, the mechanism that it is a meeting of.

In: a passage. Out: `Head`s. Whether the meeting took place, when and where, is left to `named.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.elliptic import its_editions, pointing_back
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.ordinals import bare_number, counted, counts_others, ordinal_at
from dragoman.extract.meetings.own_names import OwnNames
from dragoman.model.entity import Entity
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Mechanism
from dragoman.packs.folding import fold

_APPOSED = re.compile(r"[^,.;:]{0,60}, l[ea] ([\w-]+)(?: du genre| du nom)?(?=,)")
_SIZES = frozenset(
    ["grand", "grande", "grands", "importante", "nouvelle", "nouveau", "breve", "toute", "tout"]
)
EDITION = 100  # code points behind a noun in which its edition may be counted


@dataclass(frozen=True, slots=True)
class Head:
    """`noun` at words `[start, end)` names a meeting; `first` is where its determiner begins.

    `kind`: a key of the cues' nouns. `next`: "prochain". `definite`: with "le", "cette", "leur".
    """

    noun: str
    kind: str
    first: int
    start: int
    end: int
    mechanism: Entity | None = None
    ordinal: int | None = None
    next: bool = False
    past: bool = False
    definite: bool = False
    body: bool = False


class HeadFinder:
    """Finds the nouns and names of meetings in a passage."""

    def __init__(self, lexicon: MeetingLexicon) -> None:
        self._lexicon = lexicon
        self._names = OwnNames(lexicon)

    def heads(self, reading: Reading, passage: Passage) -> Iterator[Head]:
        """The meetings that a passage names, in the order of the text."""
        taken: list[Span] = []
        found: list[Head] = []
        bodies = list(self._bodies(reading, passage))
        for name in reading.names_in(passage.span, "mechanism"):
            if any(span.start < name.span.start < span.end for span, _ in bodies):
                continue  # "le Sous-comité des transports du Comité de coopération Chine-Kazakhstan"
            if head := self._of_mechanism(passage, name):
                found.append(head)
                taken.append(Span(passage.words[head.start].span.start, name.span.end))
            else:
                taken.append(name.span)
        for span, label in bodies:
            if not any(span.overlaps(other) for other in taken):
                found.append(self._of_body(passage, span, label))
                taken.append(Span(min(passage.words[found[-1].start].span.start, span.start), span.end))
        taken += self._own_sessions(passage, found)
        titles = self._lexicon.titled.finditer(passage.folded, passage.span.start, passage.span.end)
        taken += (Span(*title.span("title")) for title in titles)
        for match in self._lexicon.noun.finditer(passage.folded, passage.span.start, passage.span.end):
            span = Span(*match.span())
            if any(span.overlaps(other) for other in taken) or self._inside_name(reading, span):
                continue
            other = self._lexicon.other.match(passage.folded, span.end)
            if other or self._lexicon.is_participle(span.of(passage.text)):
                continue
            head = self._of_noun(reading, passage, span)
            if head.noun in self._lexicon.participial and head.first == head.start:
                continue
            found.append(head)
            taken.append(span)
        found += (
            Head(noun, "meeting", first, at, at + 1, ordinal=number, definite=True)
            for noun, first, at, number in pointing_back(self._lexicon, passage)
        )
        for noun, first, at, number, coming in its_editions(self._lexicon, passage):
            if not any(passage.words[at].span.overlaps(other) for other in taken):
                kind = self._kind_of(noun)
                found.append(Head(noun, kind, first, at, at + 1, None, number, coming, definite=True))
        numbered = (self._numbered(passage, head) for head in found)
        return iter(sorted(numbered, key=lambda head: head.start))

    def _numbered(self, passage: Passage, head: Head) -> Head:
        """A meeting with the number in apposition to it: "le prochain sommet, le deuxième, aura lieu"."""
        end = passage.words[head.end - 1].span.end
        apposed = _APPOSED.match(passage.folded, end, min(end + EDITION, passage.span.end))
        number = self._lexicon.ordinal(apposed[1]) if apposed and head.ordinal is None else None
        named = head.mechanism is not None
        if head.ordinal is not None and counts_others(self._lexicon, passage, head.end, named):
            return replace(head, ordinal=None)
        return replace(head, ordinal=number) if number else head

    def _own_sessions(self, passage: Passage, heads: list[Head]) -> Iterator[Span]:
        """Where the session of a body is named: "… avait tenu sa neuvième session"."""
        for head in heads:
            start = passage.words[head.end - 1].span.end
            own = self._lexicon.own_session.search(passage.folded, start, min(start + 80, passage.span.end))
            if head.body and own:
                yield Span(*own.span())

    def _inside_name(self, reading: Reading, span: Span) -> bool:
        return any(name.span.contains(span) for name in reading.names_in((span.start - 80, span.end + 80)))

    def _of_mechanism(self, passage: Passage, name: Name) -> Head | None:
        entry = self._entry(name)
        start, end = passage.at(name.span.start), passage.at(name.span.end - 1) + 1
        before = passage.folded[max(passage.span.start, name.span.start - 60) : name.span.start]
        noun = self._lexicon.noun.match(passage.folded, name.span.start)
        session = self._lexicon.session.search(before)
        if session:
            at = passage.at(name.span.start - len(session[0]))
            return self._head(
                passage, passage.words[at].fold, self._kind_of(passage.words[at].fold), at, end, name
            )
        if noun and noun.end() <= name.span.end:
            return self._head(passage, noun[0], self._kind_of(noun[0]), start, end, name)
        after = passage.folded[name.span.end : min(name.span.end + 80, passage.span.end)]
        own = self._lexicon.own_session.search(after)
        if own and isinstance(entry, Mechanism):
            head = self._head(passage, "session", "meeting", start, end, name)
            return replace(
                head, ordinal=self._lexicon.ordinal(own["ordinal"] or "") or head.ordinal, body=True
            )
        kind = entry.meeting_kind if isinstance(entry, Mechanism) else None
        meets = kind in ("summit", "ministerial")
        if meets and self._lexicon.joining.search(
            before
        ):  # "il participait au Conseil des ministres de l'OCS"
            return self._head(passage, "session", "meeting", start, end, name)
        if (meets or kind == "forum") and counted(self._lexicon, passage, start):
            # "pour le quatorzième Conseil des chefs de gouvernement"
            return self._head(passage, "session", "meeting", start, end, name)
        return None

    def _entry(self, name: Name) -> object:
        identity = name.entity.id if isinstance(name.entity, Entity) else None
        return self._lexicon.framework.entries.get(identity or "")

    def _kind_of(self, noun: str) -> str:
        return self._lexicon.kinds.get(noun, "meeting")

    def _of_noun(self, reading: Reading, passage: Passage, span: Span) -> Head:
        start, end = passage.at(span.start), passage.at(span.end - 1) + 1
        noun = span.of(passage.folded)
        head = self._head(passage, noun, self._kind_of(noun), start, end, None)
        before = passage.folded[max(passage.span.start, span.start - 60) : span.start]
        if head.ordinal is None and (
            own := self._lexicon.edition_of_it.search(passage.folded, span.end, passage.span.end)
        ):
            head = replace(head, ordinal=self._its_edition(passage, span, own))
        if session := self._lexicon.edition.search(before):  # "la troisième édition du Forum …"
            at = passage.at(span.start - len(session[0]))
            first = self._head(passage, noun, head.kind, at, end, None)
            head = replace(first, ordinal=first.ordinal or head.ordinal, start=at)
        if large := self._names.larger(passage, span):
            name, kind = large
            stop = passage.at(name.end - 1) + 1
            return replace(head, kind=kind, mechanism=Entity(None, name.of(passage.text)), end=stop)
        if label := self._names.proper(reading, passage, span):
            stop = passage.at(span.start + len(label) - 1) + 1
            return replace(head, mechanism=Entity(None, label), end=stop)
        return head

    def _its_edition(self, passage: Passage, span: Span, own: re.Match[str]) -> int | None:
        """ "le forum, dont c'était la neuvième édition": within the same clause."""
        number = self._lexicon.ordinal(own["ordinal"] or own["of_name"])
        between = passage.folded[span.end : own.start()]
        return number if own.end() - span.end < EDITION and not re.search(r"[,;:.]", between) else None

    def _bodies(self, reading: Reading, passage: Passage) -> Iterator[tuple[Span, str]]:
        """Bodies with a capital whose session is told of: "le Sous-comité … a tenu sa neuvième session"."""
        for match in self._lexicon.body.finditer(passage.folded, passage.span.start, passage.span.end):
            if not passage.text[match.start()].isupper() or self._of_office(reading, match.start()):
                continue
            label = self._names.name_from(reading, passage, Span(*match.span()))
            if label is None:
                continue
            end = match.start() + len(label)
            own = self._lexicon.own_session.search(passage.folded, end, min(end + 80, passage.span.end))
            session = self._lexicon.session.search(
                passage.folded[max(passage.span.start, match.start() - 60) : match.start()]
            )
            if own or session or counted(self._lexicon, passage, passage.at(match.start())):
                yield Span(match.start(), end), label

    def _of_office(self, reading: Reading, at: int) -> bool:
        """ "membre du Bureau politique du Comité central": a body that somebody belongs to."""
        return any(one.span.start < at < one.span.end for one in reading.offices)

    def _of_body(self, passage: Passage, span: Span, label: str) -> Head:
        name = Name(span, "mechanism", Entity(None, label), "pattern")
        start, end = passage.at(span.start), passage.at(span.end - 1) + 1
        before = passage.folded[max(passage.span.start, span.start - 60) : span.start]
        kind = "forum" if self._lexicon.forum.match(fold(label)) else "bilateral"
        if session := self._lexicon.session.search(before):
            at = passage.at(span.start - len(session[0]))
            return self._head(passage, passage.words[at].fold, kind, at, end, name)
        if counted(self._lexicon, passage, start):
            return self._head(passage, "session", kind, start, end, name)
        own = self._lexicon.own_session.search(passage.folded, span.end, min(span.end + 80, passage.span.end))
        head = self._head(passage, "session", kind, start, end, name)
        return replace(head, ordinal=self._lexicon.ordinal((own["ordinal"] or "") if own else ""), body=True)

    def _head(self, passage: Passage, noun: str, kind: str, start: int, end: int, name: Name | None) -> Head:
        """The head with its modifiers to the left: determiner, ordinal, "prochain"."""
        words, first = passage.words, start
        ordinal: int | None = None
        coming = past = definite = False
        inside: set[int] = set()  # the words of an ordinal before its last: "dix-huitième"
        for k in range(start - 1, max(start - 8, -1), -1):
            word = words[k].fold
            length, number = ordinal_at(self._lexicon, passage, k)
            inside |= set(range(k - length + 1, k))
            number = bare_number(passage, k, noun) if number is None and k == start - 1 else number
            if number is not None or k in inside:
                ordinal = ordinal or number
            elif word in self._lexicon.next:
                coming = True
            elif word in self._lexicon.past:
                past = True
            elif word in _SIZES:
                pass
            elif word in self._lexicon.definite:
                definite, first = word not in ("des",), k
                break
            else:
                first = k + 1
                break
            first = k
        after = words[end].fold if end < len(words) else ""
        coming = coming or after in self._lexicon.next
        past = past or after in self._lexicon.past
        entity = name.entity if name and isinstance(name.entity, Entity) else None
        if words[first].fold in ("sa", "son") and entity is None and kind != "summit":
            ordinal = None  # "sa première rencontre avec …" counts his, not theirs
        return Head(noun, kind, first, start, end, entity, ordinal, coming, past, definite)
