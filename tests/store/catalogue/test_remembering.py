from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event
from tests.store.making import entry

from dragoman.model.catalogue import Asked
from dragoman.model.document import Unreadable
from dragoman.model.errors import RecordError
from dragoman.store import Record
from dragoman.store.catalogue.remembering import MOST, Remembered


def test_counts_are_worked_out_once_and_again_when_the_record_has_changed(record: Record) -> None:
    record.add([entry("a", "Xi")])
    asked: list[str] = []
    event.listen(
        record._engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: asked.append(statement)
    )
    assert record.count(Asked(), "documents", within=60) == (1, True)
    assert record.facets(Asked(), ("language",), "documents", within=60).counts == {"language": {"fr": 1}}
    asked.clear()
    assert record.count(Asked(order="name", limit=3), "documents", within=60) == (1, True)
    assert record.facets(Asked(), ("language",), "documents", within=60).complete
    assert not [one for one in asked if "GROUP BY" in one or "LIMIT" in one]
    record.add([entry("b", "Xi")])
    assert record.count(Asked(), "documents", within=60) == (2, True)
    record.add([entry("b", "Xi", pipeline="p2")])
    assert record.facets(Asked(), ("language",), "documents", within=60).counts == {"language": {"fr": 2}}


def test_the_state_of_a_record_changes_with_what_it_holds(record: Record) -> None:
    states = [record.state()]
    record.add([entry("a", "Xi")])
    states.append(record.state())
    record.add([entry("a", "Xi", pipeline="p2")])
    states.append(record.state())
    record.set_aside([Unreadable("b", "b.txt", "no text")])
    states.append(record.state())
    record.index()
    states.append(record.state())
    assert record.state() == states[-1]
    assert states == sorted(set(states))


def test_the_state_changes_with_what_another_program_writes(record: Record) -> None:
    before = record.state()
    with Record.open(record._url.render_as_string(hide_password=False)) as other:
        other.add([entry("a", "Xi")])
        assert record.state() == other.state() != before


def test_what_fails_changes_no_state(record: Record) -> None:
    before = record.state()
    with pytest.raises(RecordError), record._writing():
        raise RecordError("no")
    assert record.state() == before


def test_who_signs_in_changes_no_state(record: Record) -> None:
    record.add_user("olga", "reader", "hash")
    before = record.state()
    record.begin_session("digest", "olga", timedelta(days=1))
    record.note_act("olga", "signed-in", {})
    record.check_writable()
    record.end_session("digest")
    assert record.state() == before


def test_what_was_cut_short_is_not_remembered() -> None:
    remembered = Remembered()
    assert remembered.answer(1, "how many", lambda: (3, False)) == 3
    assert remembered.answer(1, "how many", lambda: (4, True)) == 4
    assert remembered.answer(1, "how many", lambda: (5, True)) == 4
    assert remembered.answer(2, "how many", lambda: (5, True)) == 5


def test_what_was_not_asked_for_in_a_long_time_is_forgotten() -> None:
    remembered = Remembered()
    for number in range(MOST + 1):
        remembered.answer(1, number, lambda number=number: (number, True))  # type: ignore[misc]
    assert remembered.answer(1, MOST, lambda: (-1, True)) == MOST
    assert remembered.answer(1, 0, lambda: (-1, True)) == -1
