"""The record as tables: CSV, an Excel workbook, Parquet; a table a list.

In: rows. Out: bytes, by list or of one workbook. A cell that a spreadsheet would take for a formula is text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from dragoman.model.errors import ReportError
from dragoman.publish.exports.formulas import guarded
from dragoman.publish.exports.rows import Row, header

Tables = Mapping[str, Sequence[Row]]

NUMBERS = frozenset({"value"})
WHOLE = frozenset({"ordinal", "independent_sources"})
"""Columns that hold numbers; all others hold text."""


def csv_tables(tables: Tables) -> dict[str, bytes]:
    """A file in CSV for each list, UTF-8 with a mark that Excel knows it by."""
    found = {}
    for name, rows in tables.items():
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, header(name), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({column: _safe(row.get(column)) for column in header(name)} for row in rows)
        found[name] = text.getvalue().encode("utf-8-sig")
    return found


def workbook(tables: Tables) -> bytes:
    """An Excel workbook with a sheet a list, its first row fixed, its cells filtered by heading."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        columns = header(name)
        sheet.append(columns)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for row in rows:
            sheet.append([_safe(row.get(column)) for column in columns])
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def parquet_tables(tables: Tables) -> dict[str, bytes]:
    """A Parquet file for each list, its columns typed.

    Raises:
        ReportError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ReportError("Parquet needs pyarrow: pip install 'dragoman[parquet]'") from error
    types = {column: pyarrow.float64() for column in NUMBERS} | {column: pyarrow.int64() for column in WHOLE}
    found = {}
    for name, rows in tables.items():
        schema = pyarrow.schema([(column, types.get(column, pyarrow.string())) for column in header(name)])
        kept = io.BytesIO()
        table = pyarrow.Table.from_pylist([dict(row) for row in rows], schema=schema)
        pyarrow.parquet.write_table(table, kept)
        found[name] = kept.getvalue()
    return found


def _safe(value: str | int | float | None) -> str | int | float | None:
    if isinstance(value, str):
        # What XML cannot hold, a workbook cannot.
        value = "".join(char for char in value if char >= " " or char in "\t\n\r")
        return guarded(value)
    return value
