"""Says which messages of the pages have no translation, and which translations no message.

In: the sources and the catalogues (`serve/web/locales/<language>/LC_MESSAGES/*.po`). Out: what is missing,
ready to be put into a catalogue, and what is stale. The exit code is 1 if there is any. Run by a test too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
SOURCES = tuple(ROOT / "src/dragoman" / one for one in ("serve/web", "publish/pictures", "model"))
LOCALES = ROOT / "src/dragoman/serve/web/locales"

METHODS = [
    ("**.py", "python"),
    ("**.html", "jinja2.ext:babel_extract"),
    ("**.xml", "jinja2.ext:babel_extract"),
]
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "later": None,
    "message": None,
    "ngettext": (1, 2),
}

Message = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a language's catalogues: messages with the place they stand at."""

    untranslated: dict[Message, str]
    stale: dict[Message, str]
    doubled: dict[Message, str]

    def __bool__(self) -> bool:
        return bool(self.untranslated or self.stale or self.doubled)


def messages() -> dict[Message, str]:
    """Every message of the sources, and where it stands first."""
    found: dict[Message, str] = {}
    for folder in SOURCES:
        if folder.is_dir():
            options = {"**.html": {"trim_blocks": "true"}}
            rows = extract_from_dir(folder, METHODS, options, keywords=KEYWORDS)
            for name, line, message, *_ in rows:
                found.setdefault(message, f"{(folder / name).relative_to(ROOT)}:{line}")
    return found


def translations(language: str) -> Iterator[tuple[Message, tuple[str, ...], str]]:
    """Every entry of a language's catalogues: the message, its translation (none if unsure), its file."""
    for path in sorted((LOCALES / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for one in read_po(file, locale=language, abort_invalid=True):
                if one.id:
                    said = one.string if isinstance(one.string, (tuple, list)) else (one.string,)
                    whole = tuple(one.id) if isinstance(one.id, (tuple, list)) else str(one.id)
                    yield whole, tuple(map(str, said)) if all(said) and not one.fuzzy else (), path.name


def wrong(language: str) -> Wrong:
    """What is missing, stale, or there twice with different translations in the catalogues of a language."""
    wanted = messages()
    held: dict[Message, str] = {}
    doubled: dict[Message, str] = {}
    said: dict[Message, tuple[str, ...]] = {}
    for message, translation, file in translations(language):
        if message in held and said.get(message) != translation:
            doubled[message] = f"{held[message]}, {file}"
        held[message] = file
        said[message] = translation
    return Wrong(
        {message: place for message, place in wanted.items() if not said.get(message)},
        {message: file for message, file in held.items() if message not in wanted},
        doubled,
    )


def main() -> None:
    """Print what is wrong with each language's catalogues."""
    found = {path.name: wrong(path.name) for path in sorted(LOCALES.iterdir()) if path.is_dir()}
    for language, faults in found.items():
        for message, place in faults.untranslated.items():
            singular, *plural = message if isinstance(message, tuple) else (message,)
            print(f"#: {place}\nmsgid {_quoted(singular)}")
            print(
                f'msgid_plural {_quoted(plural[0])}\nmsgstr[0] ""\nmsgstr[1] ""\n'
                if plural
                else 'msgstr ""\n'
            )
        for message, place in faults.stale.items():
            print(f"stale in {language}/{place}: {message!r}", file=sys.stderr)
        for message, place in faults.doubled.items():
            print(f"twice in {language}/{place}: {message!r}", file=sys.stderr)
    sys.exit(any(found.values()))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    main()
