"""What all pages of a server share: the record, the framework, the words and the templates of each language.

In: settings. Out: a `Site`, made once. Loading a language takes some milliseconds, and is done when it is
first asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dragoman.packs.entries import Organisation
from dragoman.packs.framework import Framework, load_framework
from dragoman.serve.web import addresses
from dragoman.serve.web.limiting import Limits
from dragoman.serve.web.settings import Settings
from dragoman.serve.web.words import Words, later
from dragoman.store import Record
from dragoman.store.about import folded

MESSAGES = 4096
"""Messages that are kept as they are said in a language."""
HERE = Path(__file__).parent
STATIC = HERE / "static"

SECTIONS = (
    ("/", later("Overview")),
    ("/system", later("System")),
    ("/timeline", later("Timeline")),
    ("/map", later("Map")),
    ("/network", later("Network")),
    ("/figures", later("Figures")),
    ("/commitments", later("Undertakings")),
    ("/findings", later("Findings")),
    ("/documents", later("Documents")),
    ("/check", later("Check")),
    ("/review", later("Review")),
)
"""The main parts in the order of the menu; those that have no page are left out of it."""

SHELVES = (
    ("/projects", later("Projects")),
    ("/meetings", later("Meetings")),
    ("/agreements", later("Agreements")),
    ("/mechanisms", later("Mechanisms")),
    ("/initiatives", later("Initiatives")),
    ("/countries", later("Countries")),
    ("/organisations", later("Organisations")),
    ("/people", later("People")),
)
"""The lists of dossiers, which are the second line of the menu."""

REGISTERED = frozenset({"country", "mechanism", "initiative", "organisation"})
"""The kinds of entries of the registry that have a dossier of their own."""


class Site:
    """A record with what is needed to show it."""

    def __init__(self, settings: Settings) -> None:
        """Open the record.

        Raises:
            RecordError: there is none, or it cannot be opened.
        """
        self.settings = settings
        self.record = Record.open(settings.record, create=False)
        self.limits = Limits(settings)
        self.behind = 0  # documents that were read and are not merged yet
        self.paths: frozenset[str] = frozenset()
        self._words: dict[str, Words] = {}
        self._templates: dict[str, Environment] = {}

    @cached_property
    def framework(self) -> Framework:
        """The framework that names come from."""
        return load_framework(self.settings.framework)

    @cached_property
    def _state_media(self) -> dict[str, Organisation]:
        """The media of the registry that a state owns or runs, by each of their names."""
        every = self.framework.entries.values()
        media = [one for one in every if isinstance(one, Organisation) and one.state_media]
        return {folded(name).strip(): one for one in media for name in one.every_name()}

    def state_medium(self, publisher: str | None) -> Organisation | None:
        """What the registry has of a publisher, if a state owns or runs it."""
        return self._state_media.get(folded(publisher).strip()) if publisher else None

    def page_of(self, key: str) -> str | None:
        """The dossier of what the registry has under an id; of a state by its code."""
        entry = self.framework.countries.get(key) or self.framework.entries.get(key)
        kind = getattr(entry, "kind", None)
        return addresses.entry(kind, key) if kind in REGISTERED else None

    def close(self) -> None:
        """Let go of the record."""
        self.record.close()

    def words(self, language: str) -> Words:
        """The words of a language."""
        if language not in self._words:
            self._words[language] = Words(language, self.framework)
        return self._words[language]

    def templates(self, language: str) -> Environment:
        """The templates with the messages of a language; everything that they are given is escaped."""
        if language not in self._templates:
            self._templates[language] = _environment(self.words(language))
        return self._templates[language]

    def menu(self) -> list[tuple[str, str]]:
        """The parts that have a page: address and name (a message)."""
        return [(path, name) for path, name in SECTIONS if path in self.paths]

    def shelves(self) -> list[tuple[str, str]]:
        """The lists of dossiers that have a page: address and name (a message)."""
        return [(path, name) for path, name in SHELVES if path in self.paths]


def _environment(words: Words) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {"words": words, "addresses": addresses, "static": static}
    environment.globals["_"] = _saying(words)
    return environment


def _saying(words: Words) -> Callable[..., Markup]:
    """What says messages in templates; those without variables, of which each page has very many, once."""

    @lru_cache(maxsize=MESSAGES)
    def known(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}

    def said(message: str, **variables: Any) -> Markup:
        return Markup(words.gettext(message)) % variables if variables else known(message)

    return said


def static(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it."""
    return f"/static/{name}?v={_digest(name)}"


_DIGESTS: dict[str, Any] = {}


def _digest(name: str) -> str:
    path = STATIC / name
    changed = path.stat().st_mtime_ns
    known = _DIGESTS.get(name)
    if known is None or known[0] != changed:
        known = _DIGESTS[name] = (changed, hashlib.sha256(path.read_bytes()).hexdigest()[:12])
    return str(known[1])
