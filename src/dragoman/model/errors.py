"""The exceptions of Dragoman, one tree. A message names the value, the place and what is accepted."""

from __future__ import annotations

from collections.abc import Sequence


class DragomanError(Exception):
    """Anything that Dragoman refuses, with a message for its user."""


class PackError(DragomanError):
    """A pack's file that is not as it should be; the message names file, line, key and accepted values."""


class ReadError(DragomanError):
    """A document that cannot be read: missing, binary, empty, damaged, too large, refused."""


class RecordError(DragomanError):
    """A record that cannot be opened or written: locked, full, newer, or not one."""


class UnacceptedError(RecordError):
    """A value that a field cannot have; `accepted` are those that it can."""

    def __init__(self, field: str, value: str, accepted: Sequence[str]) -> None:
        self.field, self.value, self.accepted = field, value, tuple(accepted)
        super().__init__(f"{field}: {value!r} is none of {', '.join(self.accepted)}")


class AskedError(DragomanError):
    """A question that cannot be answered as it is put: a cursor, date, order or number that is none."""


class AccountError(DragomanError):
    """A name, password or role that no account may have."""


class GroundingError(DragomanError):
    """A fact whose evidence does not stand in its document's text."""


class ReportError(DragomanError):
    """A report that cannot be made or written: an unknown form, a folder without gold, a full disk."""
