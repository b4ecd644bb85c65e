"""What every command shares: where the record is, how names are shown, what is printed where.

Results go to standard output, everything else to standard error. Names that come from outside are shown
with their control characters escaped, so that a file name cannot forge a line or colour the terminal.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

WITHOUT_TERMINAL = 140
"""Columns of a table that is not printed to a terminal."""

RecordOption = Annotated[
    str,
    typer.Option("--record", envvar="DRAGOMAN_RECORD", metavar="FILE|URL", help="The record."),
]

DEFAULT_RECORD = "dragoman.db"


def examples(*pairs: tuple[str, str]) -> str:
    """Commands with what they do, as the end of a command's help."""
    return "Examples:\n\n" + "\n\n".join(f"[bold]{said}[/]  # {what}" for said, what in pairs)


def many(number: int, thing: str, things: str = "") -> str:
    """A number of things: `1 document`, `2 documents`; `things` is the plural where it is more than an s."""
    return f"{number} {thing}" if number == 1 else f"{number} {things or thing + 's'}"


def never_fail_on_characters() -> None:
    """Let what the output cannot encode (Cyrillic in a Windows pipe, say) be printed as `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def output() -> Console:
    """Where results go. Colours only in a terminal, and not where NO_COLOR is set.

    Raises (from whatever prints):
        BrokenPipeError: the reader has gone; see `until_unread`.
    """
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # Rich itself would end the program with exit code 1

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WITHOUT_TERMINAL
    return Output(width=width, highlight=False, markup=False, emoji=False)


def messages() -> Console:
    """Where everything goes that is no result: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


@contextmanager
def until_unread() -> Iterator[None]:
    """End quietly where the reader of our output has gone (`dragoman facts | head`): nothing is wrong."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from error


def visible(name: str) -> str:
    """A name on one line: control, formatting and separating characters as escapes (`\\n`, `\\x1b`)."""
    return "".join(_escape(char) if _unseen(char) else char for char in name)


def printable(text: str) -> str:
    """A text that cannot act on the terminal: one replacement a control character: offsets stay."""
    return "".join("�" if _acts(char) and char not in "\n\t" else char for char in text)


def shortened(words: str, longest: int) -> str:
    """Words on one line, cut in the middle where there are more than `longest` characters."""
    line = visible(" ".join(words.split()))
    if len(line) <= longest:
        return line
    tail = (longest - 1) // 3
    head = longest - tail - 1
    return f"{line[:head].rstrip()}…{line[-tail:].lstrip()}"


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _acts(char: str) -> bool:
    """Whether a character controls the terminal, or turns the direction of what follows."""
    turning = unicodedata.bidirectional(char) in {
        "LRE",
        "LRO",
        "RLE",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
    return turning or unicodedata.category(char) in {"Cc", "Cs"}


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
