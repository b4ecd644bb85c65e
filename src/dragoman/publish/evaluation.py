"""An evaluation as a report: tables of measures, calibration, and what was missed, wrong or forbidden.

In: an `Evaluation`, and a `Comparison` with an earlier one if there is any. Out: a `Report`, which renderers
write as Markdown or HTML; the page has the picture of calibration in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model.evaluation import (
    MEASURES,
    Calibration,
    Change,
    Comparison,
    Evaluation,
    Item,
    Outcome,
    Row,
)
from dragoman.publish.calibration_plot import calibration_svg
from dragoman.publish.rendering.html import html
from dragoman.publish.rendering.markdown import markdown
from dragoman.publish.report import Cell, Line, Report, Section, Table

HEADINGS = {"precision": "Precision", "recall": "Recall", "f1": "F1", "full_f1": "F1, all fields"}

WIDER = "body { max-width: 58rem; }"
"""Tables with intervals need more room than text."""

LISTED: dict[Outcome, str] = {
    "forbidden": "Forbidden: what only a careless reader reports",
    "wrong": "Wrong: found, and not there",
    "missed": "Missed: there, and not found",
    "incomplete": "Incomplete: found, with a field that is wrong",
}


def evaluation_markdown(evaluation: Evaluation, comparison: Comparison | None = None) -> str:
    """The report as Markdown."""
    return markdown(report(evaluation, comparison))


def evaluation_html(evaluation: Evaluation, comparison: Comparison | None = None) -> str:
    """The report as a page, with the picture of calibration before the lists."""
    page = html(report(evaluation, comparison))
    picture = calibration_svg(evaluation.calibration)
    page = page.replace("</style>", f"{WIDER}\n</style>", 1)
    return page.replace("</header>", f"</header>\n<div>{picture}</div>", 1)


def report(evaluation: Evaluation, comparison: Comparison | None = None) -> Report:
    """The report; only parts that have anything in them are shown."""
    pooled = evaluation.pooled
    sections = [
        Section("types", "By type", tables=(_table((*evaluation.types, evaluation.mean, pooled)),)),
        Section("styles", "By style", tables=(_table(evaluation.styles),)),
        Section("sets", "By set", tables=(_table(evaluation.sets),)),
        Section("calibration", "Calibration", tables=_calibration(evaluation.calibration)),
        Section("quotations", "Statements as quotations", tables=(_quotations(evaluation),)),
    ]
    if comparison:
        sections.insert(0, _against(comparison))
    sections += [
        Section(outcome, title, lines=tuple(_lines(evaluation.listed(outcome))))
        for outcome, title in LISTED.items()
    ]
    return Report(
        language="en",
        title="Evaluation",
        subtitle="Measures of all types together leave the documents' own facts aside.",
        summary=(
            ("documents", str(evaluation.documents)),
            ("facts to find", str(pooled.tally.gold)),
            ("facts found", str(pooled.tally.found)),
            ("F1", measured(pooled, "f1")),
            ("F1, all fields", measured(pooled, "full_f1")),
            ("calibration error", f"{evaluation.calibration.error:.3f}"),
            ("forbidden", str(len(evaluation.listed("forbidden")))),
            ("without evidence", str(evaluation.ungrounded)),
        ),
        sections=tuple(sections),
        contents_title="Contents",
    )


def measured(row: Row, name: str) -> str:
    """A measure to three digits, with its interval where there is one: `0.912 (0.87–0.94)`."""
    said = f"{row.measures[name]:.3f}"
    if name in row.intervals:
        low, high = row.intervals[name]
        said += f" ({low:.2f}–{high:.2f})"
    return said


def _table(rows: Iterable[Row]) -> Table:
    return Table(
        caption="",
        heading=("", "Gold", "Found", *HEADINGS.values()),
        rows=tuple(_row(row) for row in rows),
        numeric=frozenset(range(1, 7)),
    )


def _row(row: Row) -> tuple[Cell, ...]:
    counts = (Cell(row.name), Cell(str(row.tally.gold)), Cell(str(row.tally.found)))
    return (*counts, *(Cell(measured(row, name)) for name in MEASURES))


def _calibration(calibration: Calibration) -> tuple[Table, ...]:
    bins = Table(
        caption="Confidence and the share that is right",
        heading=("Confidence", "Facts", "Mean confidence", "Right"),
        rows=tuple(
            (
                Cell(f"{one.low:.1f}–{one.high:.1f}"),
                Cell(str(one.facts)),
                Cell(f"{one.confidence:.3f}"),
                Cell(f"{one.correct:.3f}"),
            )
            for one in calibration.bins
        ),
        numeric=frozenset({1, 2, 3}),
    )
    by_type = Table(
        caption="Expected calibration error",
        heading=("Type", "Error"),
        rows=(
            *((Cell(name), Cell(f"{error:.3f}")) for name, error in calibration.by_type.items()),
            (Cell("pooled"), Cell(f"{calibration.error:.3f}")),
        ),
        numeric=frozenset({1}),
    )
    return bins, by_type


def _quotations(evaluation: Evaluation) -> Table:
    rows = []
    for one in evaluation.quotations:
        measures = one.tally.measures()
        values = (measures["precision"], measures["recall"], measures["f1"], one.speakers)
        found = Cell(f"{one.overlap:.1f} of the words")
        rows.append((found, *(Cell(f"{value:.3f}") for value in values)))
    return Table(
        caption="",
        heading=("Found with", "Precision", "Recall", "F1", "Speaker right"),
        rows=tuple(rows),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _against(comparison: Comparison) -> Section:
    changed = Table(
        caption="Measures that changed",
        heading=("", "Measure", "Before", "Now", "Change"),
        rows=tuple(_change(one) for one in comparison.changes),
        numeric=frozenset({2, 3, 4}),
    )
    parts = (
        Section("worse", "Newly wrong", lines=tuple(_lines(comparison.worse, outcome=True))),
        Section("better", "Wrong no more", lines=tuple(_lines(comparison.better, outcome=True))),
    )
    if not comparison.changes and not any(parts):
        return Section("against", "Against the earlier evaluation", paragraphs=("Nothing has changed.",))
    tables = (changed,) if comparison.changes else ()
    return Section("against", "Against the earlier evaluation", tables=tables, sections=parts)


def _change(one: Change) -> tuple[Cell, ...]:
    name = HEADINGS.get(one.measure, one.measure)
    said = (f"{one.before:.3f}", f"{one.after:.3f}", f"{one.after - one.before:+.3f}")
    return (Cell(one.name), Cell(name), *map(Cell, said))


def _lines(items: Iterable[Item], *, outcome: bool = False) -> Iterator[Line]:
    for item in items:
        lead = f"{item.outcome}, {item.type}" if outcome else item.type
        wrong = f" [{', '.join(item.fields)}]" if item.fields else ""
        notes = (f"“{item.words}”",) if item.words else ()
        yield Line(f"{item.document}: {item.what}{wrong}", notes=notes, lead=lead)
