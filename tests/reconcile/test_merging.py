from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.in_memory import MemoryShelf
from tests.reconcile.telling import thing, told
from tests.reconcile.test_grouping import FACTS

from dragoman.model.entry import Told
from dragoman.reconcile.merging import merge
from dragoman.store.chunking import chunks as batched

SUMMIT = thing("china-central-asia-summit")

Documents = dict[str, list[Told]]


def by_document(facts: Iterable[Told]) -> Documents:
    held: dict[str, dict[str, Told]] = defaultdict(dict)
    for one in facts:
        held[one.document][one.id] = one
    return {document: list(some.values()) for document, some in held.items()}


def shelf_of(documents: Documents, order: Iterable[str]) -> MemoryShelf:
    shelf = MemoryShelf()
    for document in order:
        merge({document: documents[document]}, shelf)
    return shelf


@settings(max_examples=150, deadline=None)
@given(FACTS, st.randoms(use_true_random=False))
def test_the_order_in_which_documents_come_changes_nothing(facts: list[Told], chance: random.Random) -> None:
    documents = by_document(facts)
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert shelf_of(documents, shuffled).entry_of == shelf_of(documents, sorted(documents)).entry_of


@settings(max_examples=150, deadline=None)
@given(FACTS, FACTS, st.randoms(use_true_random=False), st.integers(2, 6))
def test_how_many_documents_are_merged_at_once_changes_nothing(
    old: list[Told], new: list[Told], chance: random.Random, at_once: int
) -> None:
    """Documents come, change and go, some at a time, and others again."""
    before, after = by_document(old), by_document(new)
    wanted = {document: chance.choice((before, after)) for document in before | after}
    shelf = MemoryShelf()
    for documents in (before, {one: held.get(one, []) for one, held in wanted.items()}):
        shuffled = list(documents)
        chance.shuffle(shuffled)
        for some in batched(shuffled, at_once):
            merge({document: documents[document] for document in some}, shelf)
    once = {one: held[one] for one, held in wanted.items() if one in held}
    assert shelf.entry_of == shelf_of(once, sorted(once)).entry_of


@settings(max_examples=150, deadline=None)
@given(FACTS, st.randoms(use_true_random=False))
def test_what_is_taken_back_leaves_no_trace(facts: list[Told], chance: random.Random) -> None:
    documents = by_document(facts)
    gone = {document for document in documents if chance.random() < 0.5}
    kept = {document: some for document, some in documents.items() if document not in gone}
    shelf = shelf_of(documents, documents)
    for document in sorted(gone):
        merge({document: []}, shelf)
    assert shelf.entry_of == shelf_of(kept, sorted(kept)).entry_of


@settings(max_examples=100, deadline=None)
@given(FACTS, FACTS)
def test_a_document_that_is_read_anew_counts_as_if_it_were_read_once(
    old: list[Told], new: list[Told]
) -> None:
    before, after = by_document(old), by_document(new)
    shelf = shelf_of(before, sorted(before))
    for document in sorted(before | after):
        merge({document: after.get(document, [])}, shelf)
    assert shelf.entry_of == shelf_of(after, sorted(after)).entry_of


@settings(max_examples=100, deadline=None)
@given(FACTS)
def test_an_id_that_was_used_leads_to_an_entry_or_its_facts_are_gone(facts: list[Told]) -> None:
    documents = by_document(facts)
    shelf, used = MemoryShelf(), set()
    for document in sorted(documents):
        merge({document: documents[document]}, shelf)
        used |= set(shelf.entry_of.values())
    now = set(shelf.entry_of.values())
    for old in used - now:
        while old in shelf.redirects:
            old = shelf.redirects[old]
        assert old in now


def test_an_id_stays_when_another_source_tells_more() -> None:
    first = told("a", "meeting", kind="summit", mechanism=SUMMIT, ordinal=2)
    shelf = shelf_of({"a": [first]}, ["a"])
    known = shelf.entry_of["a", first.id]
    second = told("b", "meeting", kind="summit", mechanism=SUMMIT, ordinal=2, date="2025-06-17")
    merge({"b": [second]}, shelf)
    assert shelf.entry_of == {("a", first.id): known, ("b", second.id): known}


def test_an_entry_that_is_merged_leads_to_what_it_became_part_of() -> None:
    plan = told("a", "meeting", kind="summit", mechanism=SUMMIT, date="2025")
    report = told("b", "meeting", kind="summit", mechanism=SUMMIT, ordinal=2, status="held")
    shelf = shelf_of({"a": [plan], "b": [report]}, ["a", "b"])
    old = shelf.entry_of["a", plan.id]
    assert old != shelf.entry_of["b", report.id]
    link = told("c", "meeting", kind="summit", mechanism=SUMMIT, ordinal=2, date="2025")
    merge({"c": [link]}, shelf)
    assert len(set(shelf.entry_of.values())) == 1
    assert shelf.redirects[old] == shelf.entry_of["a", plan.id]
