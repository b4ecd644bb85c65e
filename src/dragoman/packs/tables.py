"""How a language heads the columns of its tables: `tables.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.packs.knowledge import Knowledge

Indicator = Literal[
    "trade",
    "exports",
    "imports",
    "fdi",
    "investment",
    "cost",
    "loan",
    "grant",
    "debt",
    "gdp",
    "length",
    "area",
    "capacity",
    "production",
    "volume",
    "count",
    "duration",
    "growth",
    "share",
    "price",
    "population",
    "other",
]


class Column(Knowledge):
    """What a column measures whose heading has one of these words."""

    indicator: Indicator = Field(
        description="What the cells are figures of, one of the indicators of a figure."
    )
    words: tuple[str, ...] = Field(description="Beginnings of words in a heading.")


class Tables(Knowledge):
    """Headings of columns, and the words before the unit of a table."""

    file = "tables.yaml"
    columns: tuple[Column, ...] = Field(description="What a column measures; the first that fits counts.")
    units: tuple[str, ...] = Field(description="Words before a table's unit: `en` millions de dollars.")
    financing: tuple[str, ...] = Field(description="Captions of tables in which each lender has a row.")
    totals: tuple[str, ...] = Field(description="Labels of the row that sums up the others.")
    year_before: tuple[str, ...] = Field(
        description="Words of a heading by which a change is measured from the year before."
    )
