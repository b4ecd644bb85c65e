"""What an entry is called in the language of a page, the same on every page and beside every mark.

In: the type and the contract's object of an account. Out: a line. A mechanism, instrument or project has its
name; others are called by what they are and by whom.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.publish.phrasing import numbers
from dragoman.publish.phrasing.filling import capital
from dragoman.publish.report import one_line
from dragoman.serve.web.words import Words

Said = Mapping[str, Any]


def titled(type: str, said: Said, words: Words) -> str:
    """What an account is called."""
    return capital(one_line(_TITLES[type](said, words)))


def _meeting(said: Said, words: Words) -> str:
    ordinal = f"{numbers.ordinal(said['ordinal'], words.wording)} " if said.get("ordinal") else ""
    if mechanism := words.entity(said.get("mechanism")):
        return ordinal + mechanism
    noun = words.wording.terms.meetings.get(said["kind"])
    return ordinal + _with(
        noun.text if noun else said["kind"], said.get("people") or said.get("participants"), words
    )


def _agreement(said: Said, words: Words) -> str:
    if title := words.entity(said.get("title")):
        return title
    noun = words.wording.terms.agreements.get(said["kind"])
    name = noun.text if noun else str(said["kind"])
    who = said.get("parties")
    return _with(name, who, words) if who else f"{name} {said.get('subject') or ''}".rstrip()


def _project(said: Said, words: Words) -> str:
    return words.entity(said.get("project"))


def _commitment(said: Said, words: Words) -> str:
    return f"{words.entity(said.get('actors'))}{words.colon} {words.quoted(said.get('action') or '')}"


def _series(said: Said, words: Words) -> str:
    indicator = words.measure(said["indicator"])
    sides = " – ".join(name for one in ("area", "counterpart") if (name := words.entity(said.get(one))))
    of = words.entity(said.get("of"))
    whose = ", ".join(part for part in (of, sides) if part)
    unknown = words.gettext("of what is not told")
    return f"{indicator}, {whose or unknown}"


def _person(said: Said, words: Words) -> str:
    return words.entity(said.get("person"))


def _with(noun: str, parties: Any, words: Words) -> str:
    who = words.entity(parties)
    return f"{noun} ({who})" if who else noun


_TITLES: MappingProxyType[str, Callable[[Said, Words], str]] = MappingProxyType(
    {
        "meeting": _meeting,
        "agreement": _agreement,
        "project": _project,
        "commitment": _commitment,
        "series": _series,
        "person": _person,
    }
)
