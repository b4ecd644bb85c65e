"""`dragoman system`: the cooperation as a system, a row for each of its parts."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    many,
    messages,
    output,
    until_unread,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.packs.framework import Framework
    from dragoman.publish.system.row import Row, System
    from dragoman.publish.system.words import Words
    from dragoman.store import Record

EXAMPLES = examples(
    ("dragoman system", "mechanisms, projects, agreements, figures, undertakings, in French"),
    ("dragoman system --kind project --state under-construction", "what is being built"),
    ("dragoman system --about Kirghizistan --lang en", "what concerns a country, in English"),
    ("dragoman system --all --format html --output system.html", "a page, with the pack's background"),
)


class Format(StrEnum):
    """How the system is printed."""

    TABLE = "table"
    MD = "md"
    HTML = "html"
    JSON = "json"


class Kind(StrEnum):
    """What a part can be."""

    MECHANISM = "mechanism"
    INITIATIVE = "initiative"
    PROJECT = "project"
    INSTRUMENT = "instrument"
    FIGURES = "figures"
    UNDERTAKING = "undertaking"
    WISH = "wish"
    OFFICE = "office"
    ORGANISATION = "organisation"


class Language(StrEnum):
    """What it is written in."""

    FR = "fr"
    EN = "en"


def command(
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only parts of this kind; repeatable.")
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATUS", help="Only what is in this state; repeatable."),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only what concerns this country, person, organisation, project …"),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Also what the pack lists and no document names, and its background."),
    ] = False,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
    lang: Annotated[Language, typer.Option("--lang", help="The language of the words.")] = Language.FR,
    place: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of printing it."),
    ] = None,
    framework: Annotated[
        str | None, typer.Option(metavar="NAME", help="The framework that parts are looked up in.")
    ] = None,
    pack: Annotated[
        str | None, typer.Option(metavar="PATH", help="A framework of your own, by its folder.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show the cooperation as a system: what its parts are, their state, what is unknown of them.

    Every state, date and figure is told by a document of the record. What several documents tell of one thing
    is one row; where they do not agree, both are shown.
    """
    from dragoman.store import Record

    checked = _checked_states(state or [])
    with until_unread(), Record.open(record, create=False) as opened:
        loaded = _framework(framework, pack)
        whole, languages = _system(opened, loaded, every)
        tests = [_of_kind(kind or []), _in_state(checked)]
        if about is not None:
            tests.append(_about(opened, about, whole))
        from dragoman.publish.system.assembly import chosen

        asked = chosen(whole, lambda row: all(test(row) for test in tests))
        _write(asked, languages, _words(loaded, lang), about, format, place)


def _checked_states(states: list[str]) -> list[str]:
    """The statuses, if each is one; a usage error otherwise."""
    from dragoman.packs.wording import load_wording

    known = load_wording("en").terms
    accepted = sorted({*known.status_names, *known.modality} - {"mentioned"})
    for name in states:
        if name not in accepted:
            raise typer.BadParameter(f"{name!r} is no state; there are {', '.join(accepted)}")
    return states


def _framework(name: str | None, path: str | None) -> Framework:
    from dragoman.packs.framework import load_framework

    if name is not None and path is not None:
        raise typer.BadParameter("--framework and --pack exclude one another")
    return load_framework(path or name or "china-central-asia")


def _words(framework: Framework, lang: Language) -> Words:
    from dragoman.packs.system_words import load_system_words
    from dragoman.packs.wording import load_wording
    from dragoman.publish.system.words import Words

    return Words(load_wording(lang.value), load_system_words(lang.value), framework)


def _system(record: Record, framework: Framework, every: bool) -> tuple[System, dict[str, str | None]]:
    """The system of a record, and the language of each document."""
    from dragoman.publish.system.assembly import system
    from dragoman.publish.system.citing import languages
    from dragoman.run.reconciling import entries_of

    found = entries_of(record)
    return system(found, framework, all_entries=every), languages(found)


def _of_kind(kinds: list[Kind]) -> Callable[[Row], bool]:
    return lambda row: not kinds or row.kind in {kind.value for kind in kinds}


def _in_state(states: list[str]) -> Callable[[Row], bool]:
    return lambda row: not states or (row.state is not None and row.state.status in states)


def _about(record: Record, name: str, whole: System) -> Callable[[Row], bool]:
    """Whether a row concerns what is named: one of its facts does, or its name has the words.

    Raises:
        RecordError: nothing has that name.
    """
    from dragoman.model.errors import RecordError
    from dragoman.serve.cli.finding import find_keys
    from dragoman.store.about import folded

    words = folded(name).strip()

    def is_called(row: Row) -> bool:
        return bool(words) and any(words in folded(one) for one in (*row.names.values(), row.label or ""))

    try:
        keys = find_keys(record, name)
    except RecordError:
        if not any(map(is_called, whole.rows)):
            raise
        return is_called
    found = {(fact.document, fact.id) for fact in record.facts(about=keys)}
    return lambda row: is_called(row) or any((one.document, one.id) in found for one in row.told)


def _write(
    whole: System,
    languages: dict[str, str | None],
    words: Words,
    about: str | None,
    format: Format,
    place: str | None,
) -> None:
    from dragoman.serve.cli.delivery import deliver

    if format is Format.TABLE:
        _write_table(whole, words, place)
    elif format is Format.JSON:
        from dragoman.publish.system.as_json import as_json

        deliver(json.dumps(as_json(whole, words), ensure_ascii=False, indent=2) + "\n", place)
    else:
        from dragoman.publish.rendering.html import html
        from dragoman.publish.rendering.markdown import markdown
        from dragoman.publish.system.report import report

        render = html if format is Format.HTML else markdown
        deliver(render(report(whole, languages, words, about)), place)


def _write_table(whole: System, words: Words, place: str | None) -> None:
    from dragoman.serve.cli.delivery import deliver, plain
    from dragoman.serve.cli.system_table import print_system

    cut: list[int] = []
    if place is None:
        cut.append(print_system(whole, words, output()))
    else:
        deliver(plain(lambda console: cut.append(print_system(whole, words, console))), place)
    said = many(len(whole.rows), "part")
    shortened = f"; {many(sum(cut), 'text')} cut to fit: --format md has them in full" if sum(cut) else ""
    messages().print(f"{said} from {many(whole.documents, 'document')}{shortened}")
    if whole.single_figures:
        messages().print(
            f"{many(whole.single_figures, 'single figure')} left out: dragoman facts --type figure",
            style="dim",
        )
