"""Works out what is found of subjects, and notes it with the keys that they read.

In: subjects (see `reconcile.subjects`), a desk. Out: notes, which the keeper writes. What many subjects ask
for is looked up at once: each is worked out up to where it names its keys, and then to its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model.finding import Finding
from dragoman.model.kept import KeptFinding
from dragoman.reconcile import documents, strands, subjects
from dragoman.reconcile.looking_back import due, findings_on
from dragoman.reconcile.ranking import Asking, Found
from dragoman.run.desk import LedgerDesk
from dragoman.run.keeping import kept_finding, kept_point
from dragoman.store.keeper import Keeper

DATING, DOCUMENT, GROWTH, ACCOUNT, SHARD, FAMILY = "t", "d", "b", "a", "s", "g"
"""What a subject's name begins with; see `naming.FOLLOWING`."""
BETWEEN = "\0"
Subject = tuple[str, str]
"""What kind it is of, and its name."""


class Finder:
    """What is found in one round of upkeep."""

    def __init__(self, keeper: Keeper, desk: LedgerDesk) -> None:
        self._keeper, self._desk = keeper, desk

    def date(self, document: str) -> Mapping[str, tuple[str, str]]:
        """Note what settles the dates of a document; the date of each fact for which one is settled."""
        self._desk.read = set()
        found, settled = documents.dating_of(document, self._desk)
        self._note(DATING, document, found)
        return settled

    def find(self, todo: Iterable[Subject]) -> None:
        """Note what is found of documents, their growth, accounts, shards and families."""
        ordered = sorted(todo)
        self._fetch(ordered)
        self._find_in_documents(ordered)
        begun: list[tuple[Subject, Asking, set[str]]] = []
        wanted: set[str] = set()
        for one in ordered:
            if one[0] != DOCUMENT:
                asking, self._desk.read = self._asking(*one), set()
                if (keys := self._further(one, asking)) is not None:
                    begun.append((one, asking, self._desk.read))
                    wanted |= keys
        self._desk.fetch_under(wanted)
        for one, asking, read in begun:
            self._desk.read = read
            while self._further(one, asking) is not None:
                pass

    def _find_in_documents(self, todo: Sequence[Subject]) -> None:
        for document in (id for kind, id in todo if kind == DOCUMENT):
            self._desk.read = set()
            found, points = documents.of_document(document, self._desk)
            derived = [kept_point(account, point) for account, point in points]
            self._keeper.findings.note_points(DOCUMENT + document, derived)
            self._note(DOCUMENT, document, found)

    def _fetch(self, todo: Sequence[Subject]) -> None:
        self._desk.fetch(
            (id for kind, id in todo if kind == ACCOUNT),
            (id for kind, id in todo if kind in (DOCUMENT, GROWTH)),
        )
        self._desk.fetch_shards(shard(id) for kind, id in todo if kind == SHARD)
        self._desk.fetch_promises(id for kind, id in todo if kind == ACCOUNT and id.startswith("c-"))

    def _asking(self, kind: str, id: str) -> Asking:
        if kind == ACCOUNT:
            return subjects.of_account(id, self._desk)
        if kind == GROWTH:
            return documents.of_growth(id, self._desk)
        if kind == SHARD:
            return subjects.of_shard(*shard(id), self._desk)
        return subjects.of_family(id, self._desk)

    def _further(self, subject: Subject, asking: Asking) -> frozenset[str] | None:
        """The keys that a subject wants; None where it is at its end, and what is found of it is noted."""
        try:
            return next(asking)
        except StopIteration as end:
            self._note(*subject, end.value)
            return None

    def _note(self, kind: str, id: str, found: Sequence[Found]) -> None:
        """Note what is found of a subject and what it read."""
        own = {strands.of_document(id), strands.of_account(id), strands.of_shard(*shard(id)), id}
        kept: dict[str, tuple[int, KeptFinding]] = {}
        for rank, one in found:
            if one.id not in kept or kept[one.id][0] <= rank:
                kept[one.id] = (rank, self._kept(one))
        self._keeper.findings.note(kind + id, self._desk.read - own, kept)

    def _kept(self, one: Finding) -> KeptFinding:
        if one.kind != "overdue":
            return kept_finding(one, self._desk.seen)
        account = self._desk.account(one.about[0])
        day = due(account) if account else None
        (said,) = findings_on([one], [account] if account else [], None)
        return kept_finding(said, self._desk.seen, day.isoformat() if day else None)


def shard(id: str) -> tuple[str, str]:
    """The series and the label that the name of a shard has."""
    account, _, label = id.partition(BETWEEN)
    return account, label
