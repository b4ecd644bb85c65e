"""The filters that every command on the record has, and what they select.

In: what stands on the command line. Out: the record reconciled, and the accounts and findings that fit. What
fits is decided in `reconcile.selecting`; here names are looked up and days are read.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from dragoman.serve.cli.console import DEFAULT_RECORD, RecordOption, messages

if TYPE_CHECKING:
    from dragoman.model.account import Account
    from dragoman.model.entity import Party
    from dragoman.model.entry import Told
    from dragoman.model.finding import Finding
    from dragoman.packs.framework import Framework
    from dragoman.reconcile.selecting import Selection, Side
    from dragoman.run.reconciling import Reconciled
    from dragoman.store import Record


class Format(StrEnum):
    """How entries are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for, as it stands on the command line."""

    about: str | None
    between: tuple[str, str] | None
    sectors: tuple[str, ...]
    since: str | None
    until: str | None
    added_since: date | None
    as_of: date | None
    record: str

    @property
    def day(self) -> date:
        """The day on which the record is looked at: today, if none is asked for."""
        return self.as_of or date.today()

    @property
    def given(self) -> bool:
        """Whether anything narrows what is shown."""
        plain = (self.about, self.between, self.since, self.until, self.added_since, self.as_of)
        return any(one is not None for one in plain) or bool(self.sectors)


@dataclass(frozen=True, slots=True)
class Found:
    """The whole record, and what of it fits; `undated` counts what would fit, had it a date."""

    whole: Reconciled
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]
    framework: Framework
    undated: int

    def of_type(self, *types: str) -> tuple[Account, ...]:
        """The accounts of some types that fit."""
        return tuple(one for one in self.accounts if one.type in types)

    @property
    def told(self) -> dict[str, Told]:
        """Every fact of the record's accounts by its id."""
        return {one.id: one for account in self.whole.accounts for one in account.told}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters: it gets them as its first argument, after whatever is positional."""

    @functools.wraps(command)
    def run(**given: Any) -> None:
        own = {name: value for name, value in given.items() if name not in _COMMON}
        command(filters=_checked(**{name: given[name] for name in _COMMON}), **own)

    hints = get_type_hints(command, include_extras=True)
    own = [
        one.replace(annotation=hints[one.name])
        for one in inspect.signature(command).parameters.values()
        if one.name != "filters"
    ]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*own, *_parameters())]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    del run.__wrapped__
    return run


def find(opened: Record, filters: Filters, *types: str) -> Found:
    """Everything that an open record holds, reconciled, and what of it fits.

    Raises:
        RecordError: nothing in the record has a name that is asked for.
    """
    from dragoman.packs.framework import load_framework
    from dragoman.reconcile.selecting import select, select_findings
    from dragoman.run.options import Options
    from dragoman.run.reconciling import reconcile

    framework = load_framework(Options().framework)
    asked = selection(opened, filters, framework)
    whole = reconcile(opened, framework, filters.day)
    picked = select(whole.accounts, asked)
    wanted = [one for one in whole.accounts if not types or one.type in types]
    undated = select(wanted, asked).undated if types else picked.undated
    return Found(
        whole, picked.accounts, select_findings(whole.findings, whole.accounts, asked), framework, undated
    )


def selection(opened: Record, filters: Filters, framework: Framework) -> Selection:
    """What is asked for, its names looked up in the record."""
    from dragoman.model.entity import Entity
    from dragoman.reconcile.selecting import Selection
    from dragoman.serve.cli.finding import find_keys
    from dragoman.store.about import folded, keys_of

    def known_by(party: Party) -> str:
        return (party.id or folded(party.label)) if isinstance(party, Entity) else party

    def concerns(told: Told) -> bool:
        return not wanted.isdisjoint(keys_of(told.fact))

    wanted = frozenset(find_keys(opened, filters.about) if filters.about else ())
    between = None
    if filters.between:
        one, other = (_side(find_keys(opened, name), framework) for name in filters.between)
        between = (one, other)
    added = None
    if filters.added_since is not None:
        added = opened.read_since(datetime.combine(filters.added_since, time(), UTC))
    return Selection(
        about=concerns if filters.about else None,
        between=between,
        sectors=frozenset(filters.sectors),
        since=filters.since,
        until=filters.until,
        added=added,
        as_of=filters.as_of,
        known_by=known_by,
    )


def say_what_is_missing(found: Found, shown: int, thing: str, filters: Filters) -> None:
    """Say on standard error that nothing is shown, or what is left out for want of a date."""
    console = messages()
    if not shown:
        empty = not found.whole.accounts
        console.print(
            "The record is empty; to fill it: dragoman read FOLDER" if empty else f"No such {thing}."
        )
    if found.undated and (filters.since or filters.until):
        said = "1 without a date is" if found.undated == 1 else f"{found.undated} without a date are"
        console.print(f"{said} not shown: --since and --until go by dates", style="dim")


def _side(keys: list[str], framework: Framework) -> Side:
    regions = {region.id: frozenset(map(str, region.members)) for region in framework.card.regions}
    sides = [frozenset({key}) for key in keys]
    return (*sides, *(regions[key] for key in keys if key in regions))


_COMMON = ("about", "between", "and_", "sector", "since", "until", "added_since", "as_of", "record")


def _options(
    about: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only what concerns this country, person, organisation, project …"),
    ] = None,
    between: Annotated[
        str | None, typer.Option(metavar="A[,B]", help="Only what is between these two: --between CN,KZ.")
    ] = None,
    and_: Annotated[
        str | None, typer.Option("--and", metavar="B", help="The other side, if --between names one.")
    ] = None,
    sector: Annotated[
        list[str] | None, typer.Option(metavar="SECTOR", help="Only this sector: rail …; repeatable.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what happens from this day, month or year on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what happens until then, included.")
    ] = None,
    added_since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what was read into the record since that day.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As it was on that day; today.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """The filters, as parameters of a command."""


def _parameters() -> list[inspect.Parameter]:
    hints = get_type_hints(_options, include_extras=True)
    return [
        one.replace(annotation=hints[one.name]) for one in inspect.signature(_options).parameters.values()
    ]


def _checked(
    about: str | None,
    between: str | None,
    and_: str | None,
    sector: list[str] | None,
    since: str | None,
    until: str | None,
    added_since: str | None,
    as_of: str | None,
    record: str,
) -> Filters:
    begin, end = checked_date(since, "--since"), checked_date(until, "--until")
    if begin and end and begin[: len(end)] > end[: len(begin)]:
        raise typer.BadParameter(f"{since} is after {until}", param_hint="--since")
    return Filters(
        about,
        _two_sides(between, and_),
        _checked_sectors(sector or []),
        begin,
        end,
        checked_day(added_since, "--added-since"),
        checked_day(as_of, "--as-of"),
        record,
    )


def _two_sides(between: str | None, other: str | None) -> tuple[str, str] | None:
    if between is None:
        if other is not None:
            raise typer.BadParameter(
                "what it is the other side of is missing: --between A", param_hint="--and"
            )
        return None
    # A name may have a comma of its own, so that it is only split where no other side is given.
    sides = [between, other] if other is not None else between.split(",")
    sides = [one.strip() for one in sides if one.strip()]
    if len(sides) != 2:
        raise typer.BadParameter(
            f"{between!r} names {len(sides)} of two sides; write --between CN,KZ or --between CN --and KZ",
            param_hint="--between",
        )
    return sides[0], sides[1]


def _checked_sectors(sectors: list[str]) -> tuple[str, ...]:
    from dragoman.packs.terms import COMMITMENT_SECTORS as KNOWN

    for one in sectors:
        if one not in KNOWN:
            raise typer.BadParameter(
                f"{one!r} is no sector; there are {', '.join(KNOWN)}", param_hint="--sector"
            )
    return tuple(sectors)


def checked_date(day: str | None, option: str) -> str | None:
    """A day, month or year; a usage error for anything else."""
    from dragoman.model.period import Period

    if day is None or (re.fullmatch(r"\d{4}(-\d\d){0,2}", day) and Period.of(day)):
        return day
    raise typer.BadParameter(f"{day!r} is no date; write 2024, 2024-05 or 2024-05-16", param_hint=option)


def checked_day(day: str | None, option: str) -> date | None:
    """A day, if one is given; a usage error for what is none."""
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"{day!r} is no day; write 2025-12-31", param_hint=option) from error
