"""`dragoman evaluate`: measures what is found against gold, that is, against what careful readers found."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.serve.cli.console import examples, output, shortened, until_unread, visible

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.evaluate.gold import Document
    from dragoman.model.document import Source
    from dragoman.model.evaluation import Comparison, Evaluation, Item, Row

EXAMPLES = examples(
    ("dragoman evaluate samples/gold", "read the articles beside the gold, and measure"),
    ("dragoman evaluate gold/ --texts articles/ --facts facts.jsonl", "measure what was found before"),
    ("dragoman evaluate gold/ --format json --output now.json", "keep it, to compare later ones with"),
    ("dragoman evaluate gold/ --against now.json", "what is better, what is worse"),
    ("dragoman evaluate gold/ --plot calibration.svg", "confidence against the share that is right"),
)

WORDS = 200
"""How many characters of a fact's words are shown in a terminal."""


class Format(StrEnum):
    """How the report is printed."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"
    JSON = "json"


def command(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD_DIR", help="Folders with gold, a JSON file a document.")
    ],
    texts: Annotated[
        list[Path] | None,
        typer.Option("--texts", metavar="DIR", help="The documents; by default articles/ beside the gold."),
    ] = None,
    facts: Annotated[
        Path | None, typer.Option("--facts", metavar="FILE", help="Facts as JSON Lines; else read now.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="OLD.json", help="An earlier one to compare with.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TERMINAL,
    place: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of printing it."),
    ] = None,
    plot: Annotated[
        str | None, typer.Option("--plot", metavar="FILE.svg", help="Draw the calibration there, too.")
    ] = None,
) -> None:
    """Measure precision, recall and F1 by type and style, and how far confidence can be trusted."""
    from dragoman.evaluate.gold import load_gold
    from dragoman.publish.calibration_plot import calibration_svg
    from dragoman.serve.cli.delivery import deliver

    if plot and not plot.endswith(".svg"):
        raise typer.BadParameter(f"{plot!r}: the plot is drawn as SVG; name a file that ends in .svg")
    documents = load_gold(gold)
    old = _earlier(against) if against else None
    evaluation = _evaluated(documents, _folders(gold, texts or []), facts)
    comparison = _compared(old, evaluation) if old is not None else None
    if plot:
        deliver(calibration_svg(evaluation.calibration), plot)
    with until_unread():
        if format is Format.TERMINAL and place is None:
            _print(output(), evaluation, comparison)
        else:
            deliver(_report(evaluation, comparison, format), place)


def _folders(gold: list[Path], texts: list[Path]) -> list[Path]:
    """Where the documents are: as given, else `articles` beside each folder of gold, if it is there."""
    beside = (folder.resolve().parent / "articles" for folder in gold)
    return texts or [folder for folder in beside if folder.is_dir()]


def _evaluated(documents: list[Document], folders: list[Path], facts: Path | None) -> Evaluation:
    from dragoman.evaluate.evaluation import evaluate
    from dragoman.evaluate.gold import load_facts
    from dragoman.model.document import Source
    from dragoman.model.errors import ReportError
    from dragoman.read import documents as read

    wanted = {one.id for one in documents}
    sources = [
        one
        for one in read([str(folder) for folder in folders])
        if isinstance(one, Source) and one.id in wanted
    ]
    if facts is None and (missing := sorted(wanted - {one.id for one in sources})):
        places = ", ".join(map(str, folders)) or "articles/ beside the gold"
        raise ReportError(f"no text of {missing[0]!r} in {places}; name the folder by --texts, or --facts")
    found = load_facts(facts) if facts else _read_now(sources)
    return evaluate(documents, found, {one.id: one.text for one in sources})


def _read_now(sources: Iterable[Source]) -> dict[str, list[dict[str, Any]]]:
    from dragoman.run.pipeline import Pipeline

    pipeline = Pipeline.load()
    return {one.id: [fact.to_json(one.id) for fact in pipeline.facts(one)] for one in sources}


def _earlier(path: Path) -> Any:
    import json

    from dragoman.model.errors import ReportError

    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReportError(f"{str(path)!r} cannot be compared with: {error}") from error


def _compared(old: Any, evaluation: Evaluation) -> Comparison:
    from dragoman.evaluate.comparison import compare

    return compare(old, evaluation.to_json())


def _report(evaluation: Evaluation, comparison: Comparison | None, format: Format) -> str:
    import json

    from dragoman.publish.evaluation import evaluation_html, evaluation_markdown
    from dragoman.serve.cli.delivery import plain

    if format is Format.JSON:
        said = evaluation.to_json() | ({"comparison": comparison.to_json()} if comparison else {})
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    if format is Format.MD:
        return evaluation_markdown(evaluation, comparison)
    if format is Format.HTML:
        return evaluation_html(evaluation, comparison)
    return plain(lambda console: _print(console, evaluation, comparison))


def _print(console: Console, evaluation: Evaluation, comparison: Comparison | None) -> None:
    from dragoman.publish.evaluation import LISTED

    for outcome, title in LISTED.items():
        _print_items(console, title, evaluation.listed(outcome))
    _print_rows(console, "Type", (*evaluation.types, evaluation.mean, evaluation.pooled))
    _print_rows(console, "Style", evaluation.styles)
    if len(evaluation.sets) > 1:
        _print_rows(console, "Set", evaluation.sets)
    _print_calibration(console, evaluation)
    _print_quotations(console, evaluation)
    console.print(f"facts without valid evidence: {evaluation.ungrounded}")
    if comparison:
        _print_comparison(console, comparison)


def _print_items(console: Console, title: str, items: Iterable[Item]) -> None:
    some = list(items)
    if not some:
        return
    console.print(f"{title} ({len(some)})", style="bold")
    for item in some:
        wrong = f" [{', '.join(item.fields)}]" if item.fields else ""
        console.print(f"  {item.type} · {visible(item.document)} · {visible(item.what)}{wrong}")
        if item.words:
            console.print(f"    “{shortened(item.words, WORDS)}”", style="dim")
    console.print()


def _print_rows(console: Console, name: str, rows: Iterable[Row]) -> None:
    from rich.table import Table

    from dragoman.model.evaluation import MEASURES
    from dragoman.publish.evaluation import HEADINGS, measured

    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(name)
    for heading in ("Gold", "Found", *HEADINGS.values()):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        style = "bold" if row.name == "pooled" else ""
        said = (measured(row, measure) for measure in MEASURES)
        table.add_row(visible(row.name), str(row.tally.gold), str(row.tally.found), *said, style=style)
    console.print(table)
    console.print()


def _print_calibration(console: Console, evaluation: Evaluation) -> None:
    calibration = evaluation.calibration
    console.print(f"Expected calibration error {calibration.error:.3f}", style="bold", end="")
    console.print(f" over {calibration.facts} facts")
    for one in calibration.bins:
        bar = "█" * round(one.correct * 40)
        console.print(
            f"  {one.low:.1f}–{one.high:.1f} {one.facts:>6} facts, given {one.confidence:.3f}, "
            f"right {one.correct:.3f} {bar}"
        )


def _print_quotations(console: Console, evaluation: Evaluation) -> None:
    console.print("Statements as quotations, whoever spoke", style="bold")
    for one in evaluation.quotations:
        said = one.tally.measures()
        figures = f"precision {said['precision']:.3f}, recall {said['recall']:.3f}, F1 {said['f1']:.3f}"
        speakers = f"speaker right in {one.speakers:.3f} of those found"
        console.print(f"  {one.overlap:.1f} of the words: {figures}; {speakers}")


def _print_comparison(console: Console, comparison: Comparison) -> None:
    console.print("\nAgainst the earlier evaluation", style="bold")
    for one in comparison.changes:
        lower = one.after < one.before
        worse = lower is not (one.measure == "error")
        console.print(
            f"  {one.name:14} {one.measure:10} {one.before:.3f} → {one.after:.3f} "
            f"({one.after - one.before:+.3f}) {'worse' if worse else 'better'}",
            style="red" if worse else "green",
        )
    if not comparison.changes:
        console.print("  no measure has changed")
    _print_difference(console, "newly", comparison.worse, "red")
    _print_difference(console, "no longer", comparison.better, "green")


def _print_difference(console: Console, how: str, items: Iterable[Item], style: str) -> None:
    for item in items:
        said = f"  {how} {item.outcome}: {item.type} · {visible(item.document)} · {visible(item.what)}"
        console.print(said, style=style)
        if item.words:
            console.print(f"    “{shortened(item.words, WORDS)}”", style="dim")
