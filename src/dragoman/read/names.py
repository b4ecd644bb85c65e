"""Names of files as ids of documents, the same on every system.

In: the parts of a path. Out: an id, or an error where a name is unfit for one. Ids stand in tables, pages
and terminals, so a name that breaks lines, controls a terminal or is no Unicode is refused, not mended: a
mended name would lead back to no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dragoman.model.errors import ReadError

LONGEST = 4096
"""Characters of an id; the longest path that Linux opens."""


def id_of(parts: Iterable[str]) -> str:
    """The parts joined by `/`, composed (NFC), as macOS decomposes what others do not.

    Raises:
        ReadError: a part holds a control or separating character, or bytes that are not Unicode.
    """
    name = unicodedata.normalize("NFC", "/".join(parts))
    check(name)
    return name


def id_of_address(address: str) -> str:
    """An address as an id: without its scheme, its fragment and a slash at its end."""
    return re.sub(r"^https?://", "", address.partition("#")[0], flags=re.IGNORECASE).rstrip("/") or address


def without_password(address: str) -> str:
    """An address without a user's name and password, which nobody should read in a list."""
    return re.sub(r"(?<=://)[^/?#]*@", "", address)


def check(name: str, what: str = "name") -> None:
    """Refuse a name that is unfit for an id; `what` the message calls it.

    Raises:
        ReadError: it is too long, or holds a control or separating character, or is not Unicode.
    """
    if len(name) > LONGEST:
        raise ReadError(f"its {what} has {len(name)} characters; an id may have {LONGEST}")
    unfit = next((char for char in name if _is_unfit(char)), None)
    if unfit is None:
        return
    if unicodedata.category(unfit) == "Cs":
        raise ReadError(f"its {what} is not Unicode: it holds {_escaped(unfit)}; rename it")
    character = "a newline" if unfit in "\n\r" else f"the character U+{ord(unfit):04X}"
    raise ReadError(f"its {what} holds {character}; rename it")


def shown(name: str) -> str:
    """A name that fits on one line and into every table: unfit characters as escapes (`\\n`, `\\xe9`)."""
    return "".join(_escaped(char) if _is_unfit(char) else char for char in name)


def _is_unfit(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # how Python keeps a byte of a name that it cannot decode (PEP 383)
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")
