"""The words of `dragoman system` in one language: headings, columns, levels, what is unknown.

In: `wordings/<language>/system.yaml`. Out: checked words. The words for statuses, kinds and sectors are those
of all reports (`wording.py`).
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from pydantic import Field, model_validator

from dragoman.packs.entries import Mechanism
from dragoman.packs.knowledge import Knowledge, load_knowledge
from dragoman.packs.wording import folder_of

Part = Literal[
    "mechanism",
    "initiative",
    "project",
    "instrument",
    "figures",
    "undertaking",
    "wish",
    "office",
    "organisation",
]
"""The kinds of parts of a system, in the order in which they are shown."""

Unknown = Literal[
    "no-source",
    "named-only",
    "no-status",
    "no-date",
    "no-year",
    "no-period",
    "no-cost",
    "cost-apart",
    "no-parties",
    "no-title",
    "no-meeting",
    "no-next",
    "no-deadline",
    "no-report",
]
"""What a record may not know of a part, in the order in which it is said."""


class SystemWords(Knowledge):
    """The words of a system."""

    file = "system.yaml"
    title: str = Field(description="The title; `{name}` is the framework.")
    contents: str = Field(description="What the list of parts is called.")
    sources: str = Field(description="The heading of the list of sources.")
    covers: dict[str, str] = Field(description="The names of what the report covers.")
    parts: dict[str, str] = Field(description="The headings of the kinds of parts.")
    levels: dict[str, str] = Field(description="The levels of mechanisms.")
    columns: dict[str, str] = Field(description="The headings of columns.")
    unknown: dict[str, str] = Field(description="What is not known of a part.")
    phrases: dict[str, str] = Field(description="Turns that are put together with names, dates and words.")
    notes: dict[str, str] = Field(description="Remarks: what was left out, what background is.")

    @model_validator(mode="after")
    def _complete(self) -> SystemWords:
        """Every value has its words."""
        levels = get_args(Mechanism.model_fields["level"].annotation)
        needed = {"parts": get_args(Part), "unknown": get_args(Unknown), "levels": levels}
        for key, values in needed.items():
            if missing := [value for value in values if value not in getattr(self, key)]:
                raise ValueError(f"{key}: no words for {', '.join(missing)}")
        return self


@cache
def load_system_words(language: str) -> SystemWords:
    """The words of a language (ISO 639-1).

    Raises:
        PackError: reports are not written in this language, or the file does not fit its model.
    """
    return load_knowledge(folder_of(language) / SystemWords.file, SystemWords)
