"""The record from Python: what `dragoman.Record` offers to scripts and notebooks.

In: the path of a record. Out: lists of rows that show themselves in a notebook and go to pandas and polars.
What stands in a row is what `dragoman export` writes; the facts are objects of the contract.

    import dragoman

    with dragoman.Record.open("dragoman.db") as record:
        record.meetings().to_pandas()
        record.series("trade", "CN", "central-asia")
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, overload

from dragoman.model.account import Account
from dragoman.model.entity import Party
from dragoman.packs.framework import load_framework
from dragoman.publish.exports.rows import header, rows
from dragoman.run.options import Options
from dragoman.run.reconciling import Reconciled, reconcile
from dragoman.store import Record as Store

if TYPE_CHECKING:
    import pandas
    import polars

SHOWN = 50
"""Rows that a notebook shows of a list."""


class Rows(Sequence[dict[str, Any]]):
    """A list of rows with the same columns, each row a dictionary."""

    def __init__(self, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
        """`columns`: what every row has, in order."""
        self.columns = tuple(columns)
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> Rows: ...
    def __getitem__(self, place: int | slice) -> dict[str, Any] | Rows:
        return Rows(self.columns, self._rows[place]) if isinstance(place, slice) else self._rows[place]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame of pandas, which has to be installed."""
        import pandas

        return pandas.DataFrame(self._rows, columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """The rows as a data frame of polars, which has to be installed."""
        import polars

        columns = {name: [row.get(name) for row in self._rows] for name in self.columns}
        return polars.DataFrame(columns, strict=False)

    def __repr__(self) -> str:
        first = "".join(f"\n  {row}" for row in self._rows[:3])
        return f"<{len(self)} rows of {', '.join(self.columns)}{':' + first if first else ''}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: a table; columns that are empty throughout are left out."""
        kept = [name for name in self.columns if any(row.get(name) not in (None, "") for row in self._rows)]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in kept)
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(row.get(name))}</td>" for name in kept) + "</tr>"
            for row in self._rows[:SHOWN]
        )
        more = f"<p>{len(self) - SHOWN} more rows</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


class Record:
    """An open record, read only. Use it as a context manager, or `close` it."""

    def __init__(self, store: Store, as_of: date) -> None:
        """Use `Record.open`."""
        self._store = store
        self._as_of = as_of
        self._held: Reconciled | None = None

    @classmethod
    def open(cls, place: str | Path, *, as_of: date | None = None) -> Record:
        """Open the record at a path or URL.

        Args:
            as_of: the day on which things are overdue or not; today, if none is given.

        Raises:
            RecordError: there is none, it is not a record, is newer than this version, locked or damaged.
        """
        return cls(Store.open(place, create=False), as_of or date.today())

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def facts(self, *types: str) -> list[dict[str, Any]]:
        """The facts of all documents, or those of some types, as objects of the contract."""
        return [one.data for one in self._store.facts(types=types)]

    def documents(self) -> list[str]:
        """The ids of all documents, in order."""
        return list(self._store.documents())

    def search(self, query: str, *kinds: str, limit: int = 100) -> list[dict[str, Any]]:
        """What a search finds, as `dragoman search --format jsonl` prints it; see there how to ask.

        Args:
            kinds: of "entry", "document", "fact"; all, if none is given.
            limit: how many hits, 200 at most.
        """
        if self._store.unsearched():
            self._store.index()
        return [hit.to_json() for hit in self._store.search(query, kinds=kinds, limit=limit).items]

    def meetings(self) -> Rows:
        """A row a meeting."""
        return self._list("meetings")

    def agreements(self) -> Rows:
        """A row an agreement."""
        return self._list("agreements")

    def projects(self) -> Rows:
        """A row a project."""
        return self._list("projects")

    def commitments(self) -> Rows:
        """A row a commitment, with its state."""
        return self._list("commitments")

    def people(self) -> Rows:
        """A row a person, with the offices that are told."""
        return self._list("people")

    def figures(self) -> Rows:
        """A row a point of every series."""
        return self._list("series")

    def series(self, indicator: str, area: str | None = None, counterpart: str | None = None) -> Rows:
        """The points of the series of an indicator, of these parties: codes, slugs, registry ids or names.

        Trade between two is the same whoever is named first.
        """
        wanted = [
            one for one in self._reconciled.of_type("series") if _is_series(one, indicator, area, counterpart)
        ]
        return Rows(header("series"), rows(wanted)["series"])

    def findings(self, *kinds: str) -> Rows:
        """A row a finding, or one of some kinds (`conflict`, `arithmetic` …)."""
        columns = ("id", "kind", "holds", "expected", "got", "explanation", "about", "facts")
        said = [one.to_json() for one in self._reconciled.findings if not kinds or one.kind in kinds]
        return Rows(columns, [{name: one.get(name) for name in columns} for one in said])

    def entry(self, id: str) -> dict[str, Any]:
        """One entry as the contract has it, with all that is said of each field; old ids lead to new ones.

        Raises:
            KeyError: there is no such entry.
        """
        held = self._reconciled
        current = self._store.current_entry(id)
        found = next((one for one in held.accounts if one.id == current), None)
        if found is None:
            raise KeyError(id)
        return found.to_json()

    def _list(self, name: str) -> Rows:
        return Rows(header(name), rows(self._reconciled.accounts)[name])

    @property
    def _reconciled(self) -> Reconciled:
        if self._held is None:
            self._held = reconcile(self._store, load_framework(Options().framework), self._as_of)
        return self._held


def _is_series(account: Account, indicator: str, area: str | None, counterpart: str | None) -> bool:
    values = account.values
    if values["indicator"] != indicator:
        return False
    sides = [_names(values.get("area")), _names(values.get("counterpart"))]
    asked = [area, counterpart]
    orders = (sides, sides[::-1]) if indicator == "trade" else (sides,)
    return any(
        all(one is None or one in side for one, side in zip(asked, order, strict=True)) for order in orders
    )


def _names(party: Party | None) -> frozenset[str]:
    if party is None:
        return frozenset()
    return (
        frozenset({party})
        if isinstance(party, str)
        else frozenset({party.id or "", party.label, *party.labels})
    )


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return "" if value is None else html.escape(str(value))
