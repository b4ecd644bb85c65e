from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from sqlalchemy import insert, text
from tests.store.making import entry, facts_in

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import GroundingError, RecordError
from dragoman.model.fact import DocumentFact
from dragoman.store import Entry, Outcome, Record, schema


def lines(record: Record, **wanted: str) -> list[str]:
    return [fact.line for fact in record.facts(document=wanted.get("document"))]


def test_facts_come_by_document_and_place_whatever_the_order_of_writing(places: Callable[[], str]) -> None:
    entries = [entry("b", "Xi en Chine"), entry("a/2", "Chine"), entry("a", "Xi"), entry("É", "Xi")]
    with Record.open(places()) as one, Record.open(places()) as two:
        one.add(entries)
        for written in reversed(entries):
            two.add([written])
        assert lines(one) == lines(two)
        assert list(one.documents()) == ["a", "a/2", "b", "É"]
        assert [(fact.document, fact.quotation) for fact in one.facts() if fact.quotation] == [
            ("a", "Xi"), ("a/2", "Chine"), ("b", "Xi"), ("b", "Chine"), ("É", "Xi")
        ]  # fmt: skip


def test_the_same_text_is_written_once(record: Record) -> None:
    assert record.add([entry("a", "Xi"), entry("a", "Xi")]) == [Outcome.NEW, Outcome.UNCHANGED]
    assert record.add([entry("a", "Xi")]) == [Outcome.UNCHANGED]
    assert len(record.versions("a")) == 1


def test_a_changed_text_makes_a_new_version_and_the_old_one_keeps_its_facts(record: Record) -> None:
    record.add([entry("a", "Xi parle")])
    assert record.add([entry("a", "La Chine parle")]) == [Outcome.CHANGED]
    old, new = record.versions("a")
    assert (old.current, new.current) == (False, True)
    assert [fact.quotation for fact in record.facts_of(old)] == ["", "Xi"]
    assert [fact.quotation for fact in record.facts()] == ["", "Chine"]


def test_a_text_that_changes_back_is_a_third_version(record: Record) -> None:
    for said in ("Xi", "Chine", "Xi"):
        record.add([entry("a", said)])
    assert [one.source.text for one in record.versions("a")] == ["Xi", "Chine", "Xi"]
    assert [fact.quotation for fact in record.facts()] == ["", "Xi"]


def test_the_same_text_under_another_pipeline_has_its_facts_replaced(record: Record) -> None:
    record.add([entry("a", "Xi", "p1")])
    assert record.add([entry("a", "Xi", "p2")]) == [Outcome.REREAD]
    assert len(record.versions("a")) == 1
    assert record.known(["a", "b"])["a"].pipeline == "p2"
    assert len(lines(record)) == 2


def test_a_batch_is_written_whole_or_not_at_all(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.store import writing

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_write_aliases", fail)
    with pytest.raises(KeyboardInterrupt):
        record.add([entry("a", "Xi"), entry("b", "Chine")])
    assert (lines(record), list(record.documents())) == ([], [])


def test_facts_are_found_by_type_document_and_what_they_are_about(record: Record) -> None:
    record.add([entry("a", "Xi en Chine"), entry("b", "Chine")])
    assert {fact.type for fact in record.facts(types=["document"])} == {"document"}
    assert {fact.document for fact in record.facts(document="b")} == {"b"}
    assert [fact.document for fact in record.facts(about=["CN"])] == ["a", "b"]
    assert list(record.facts(about=[])) == []


@pytest.mark.parametrize("name", ["Xi Jinping", "XI JINPING", "jinping", "习近平", "xi-jinping"])
def test_what_a_fact_is_about_is_found_by_any_of_its_names(record: Record, name: str) -> None:
    record.add([entry("a", "Xi en Chine")])
    assert record.keys(name) == ["xi-jinping"]


@pytest.mark.parametrize("name", ["", "%", "_", "Jin", "ping"])
def test_parts_of_words_and_wildcards_find_nothing(record: Record, name: str) -> None:
    record.add([entry("a", "Xi en Chine")])
    assert record.keys(name) == []


def test_words_are_checked_against_the_text_when_a_fact_is_shown(record: Record) -> None:
    record.add([entry("a", "Xi parle")])
    with record._writing() as connection:
        connection.execute(text("UPDATE versions SET text = 'il parle'"))
    with pytest.raises(GroundingError, match=r"'a'.*'Xi' is not at \[\[0, 2\]\]"):
        list(record.facts())


def test_what_is_set_aside_stays_until_it_is_read(record: Record) -> None:
    record.set_aside([Unreadable("a", "in/a.txt", "binary"), Unreadable("b", "in/b.txt", "empty")])
    record.set_aside([Unreadable("a", "in/a.txt", "broken")])
    assert [(one.document, one.reason) for one in record.quarantine()] == [("a", "broken"), ("b", "empty")]
    record.add([entry("a", "Xi")])
    assert [one.document for one in record.quarantine()] == ["b"]
    record.release([("other", "in/b.txt")])
    assert record.quarantine() == []


def test_counts_are_of_current_versions(record: Record) -> None:
    record.add([entry("a", "Xi Xi Xi")])
    record.add([entry("a", "Xi")])
    counts = record.counts()
    assert (counts.documents, counts.facts, counts.quarantined) == (1, {"document": 1, "mention": 1}, 0)


def test_names_with_newlines_quotes_and_emoji_are_kept(record: Record) -> None:
    name = "a\nb'; DROP TABLE facts; --\u202e😀"
    record.add([entry(name, "Xi")])
    assert [fact.document for fact in record.facts(document=name)] == [name, name]


def test_many_documents_are_asked_for_at_once(record: Record) -> None:
    record.add([entry(f"{i:05}", "Xi") for i in range(1200)])
    assert len(record.known([f"{i:05}" for i in range(1500)])) == 1200
    assert len(lines(record)) == 2400


def test_a_record_needs_a_file_and_a_driver() -> None:
    for place, complaint in (
        ("sqlite://", "needs a file"),
        ("nosuch://x/y", "no driver"),
        ("a://b://c:d:e", "neither a path nor"),
    ):
        with pytest.raises(RecordError, match=complaint):
            Record.open(place)


def test_facts_are_told_with_what_is_known_of_their_document(record: Record) -> None:
    fact = DocumentFact(language="fr", published="2025-06-18", publisher="Xinhua")
    source = Source("a", "Xi parle. M. Xi écoute la Chine.", title="Titre", url="https://a.example/1")
    record.add([Entry.of(source, [fact, *facts_in(source.text)[1:]], "p1")])
    told = list(record.told(types=["mention"]))
    assert [one.quotation for one in told] == ["Xi", "Xi", "Chine"]
    assert [one.context for one in told] == ["Xi parle.", "M. Xi écoute la Chine.", "M. Xi écoute la Chine."]
    known = {(one.title, one.url, one.publisher, one.published) for one in told}
    assert known == {("Titre", "https://a.example/1", "Xinhua", "2025-06-18")}


def test_it_says_what_was_read_since_a_moment(record: Record) -> None:
    record.add([entry("a", "Xi")])
    later = record.versions("a")[-1].read_at + timedelta(microseconds=1)
    record.add([entry("b", "Xi")])
    assert record.read_since(later) == frozenset({"b"})
    assert record.read_since(later.astimezone(timezone(timedelta(hours=6)))) == frozenset({"b"})
    assert record.read_since(later - timedelta(days=1)) == frozenset({"a", "b"})


def test_the_former_ids_of_an_entry_are_known_through_every_redirect(record: Record) -> None:
    with record._writing() as connection:
        pairs = [("m-1", "m-2"), ("m-2", "m-3"), ("m-9", "m-3"), ("m-5", "m-6")]
        connection.execute(insert(schema.redirects), [{"old": old, "new": new} for old, new in pairs])
    assert record.former_entries("m-3") == ["m-1", "m-2", "m-9"]
    assert record.former_entries("m-1") == []
    assert record.current_entry("m-1") == "m-3"
