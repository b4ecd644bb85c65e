"""What a page or an export says of a document besides its text, made uniform.

In: values as they were found, of any type. Out: `Metadata`, in which every field is as `Source` wants it or
None: garbage is left out, never repaired by guessing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from dragoman.read.published import to_edtf

_LONGEST = 1000  # characters; a title has a hundred
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a `Source` that are not its text."""

    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, said: Mapping[str, object]) -> Metadata:
        """The fields that `said` gives in a usable form; other keys are ignored."""
        return cls(
            title=line(said.get("title")),
            url=address(said.get("url")),
            published=to_edtf(said.get("published")),
            publisher=line(said.get("publisher")),
            author=line(said.get("author")),
            language=language(said.get("language")),
        )

    def over(self, other: Metadata) -> Metadata:
        """These fields, and the other's where they are None."""
        names = (field.name for field in fields(self))
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in names})


def line(said: object) -> str | None:
    """A string on one line without lone surrogates, or None."""
    if not isinstance(said, str):
        return None
    return whole_characters(" ".join(said.replace("\0", " ").split()))[:_LONGEST] or None


def address(said: object) -> str | None:
    """An address of the web, or None."""
    found = line(said)
    return found if found and _ADDRESS.fullmatch(found) else None


def language(said: object) -> str | None:
    """The language of a tag (`fr-FR`, `fr_FR`: `fr`; BCP 47) as ISO 639-1, or None."""
    match = _LANGUAGE.fullmatch(said.strip()) if isinstance(said, str) else None
    return match[1].lower() if match else None


def whole_characters(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which no file and no table can hold; offsets stay."""
    return re.sub("[\ud800-\udfff]", "�", text)
