"""Facts as documents tell them, made by hand for the tests of reports."""

from __future__ import annotations

from typing import Any

from dragoman.model.entity import Entity
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import TYPES, DocumentFact, Fact
from dragoman.model.span import Span
from dragoman.packs.framework import Framework, built_in_frameworks, load_framework
from dragoman.packs.wording import load_wording
from dragoman.publish.brief.briefing import Wish, brief
from dragoman.publish.brief.material import Material
from dragoman.publish.report import Line, Report, Section
from dragoman.reconcile.accounts.making import accounts

SUMMIT = Entity("china-central-asia-summit", "China–Central Asia Summit")
MINISTERS = Entity("china-central-asia-foreign-ministers", "China–Central Asia Foreign Ministers' Meeting")
XIAN = Entity("xian", "Xi'an")
ASTANA = Entity("astana", "Astana")
XI = Entity("xi-jinping", "Xi Jinping")
JAPAROV = Entity("japarov-sadyr", "Sadyr Japarov")
TOKAYEV = Entity("tokayev-kassym-jomart", "Kassym-Jomart Tokayev")
RAILWAY = Entity("china-kyrgyzstan-uzbekistan-railway", "China–Kyrgyzstan–Uzbekistan railway")
SIX = ("CN", "KZ", "KG", "TJ", "TM", "UZ")

NEEDED: dict[str, dict[str, Any]] = {
    "document": {"language": "fr"},
    "position": {"person": XI, "role": "head-of-state", "role_text": "président", "of": "CN"},
    "meeting": {"kind": "summit", "status": "held"},
    "statement": {"speaker": XI, "mode": "direct", "content": Span(0, 1)},
    "figure": {"spans": (Span(0, 1),), "value": 1.0, "unit": "USD"},
    "agreement": {"kind": "treaty", "status": "signed"},
    "project": {"project": RAILWAY},
    "commitment": {"actors": ("CN",), "action": Span(0, 1), "modality": "pledge"},
}
"""What a fact of each type must have."""


def fact(type: str, **fields: Any) -> Fact:
    """A fact of a type, with what it needs unless it is given."""
    return TYPES[type](**{"evidence": (Span(0, 1),), **NEEDED[type], **fields})


def told(type: str, document: str = "doc", words: str = "", **fields: Any) -> Told:
    """A fact as a document tells it; `about_document` may give its title, url, publisher and day."""
    known = fields.pop("known", {})
    made = fact(type, **fields)
    quotation = fields.pop("quotation", None) or f"ce que dit {document}"
    return Told(made, made.identity(document), document, quotation, words=words, **known)


def entry(*tellings: Told) -> Entry:
    """What is told of one thing."""
    return Entry(min(one.id for one in tellings), tellings[0].fact.type, tellings)


def frameworks() -> list[Framework]:
    """The frameworks that come with the program."""
    return [load_framework(name) for name in built_in_frameworks()]


def material(*entries: Entry, **more: Any) -> Material:
    """What a record that holds some entries gives a briefing."""
    facts = [one for entry in entries for one in entry.told]
    return Material(
        accounts=tuple(accounts(entries, {})),
        statements=tuple(one for one in entries if one.type == "statement"),
        documents={one.document: one.fact for one in facts if isinstance(one.fact, DocumentFact)},
        **more,
    )


def report(*entries: Entry, lang: str = "fr", wish: Wish | None = None, **more: Any) -> Report:
    """The briefing on some entries."""
    return brief(material(*entries, **more), load_wording(lang), frameworks(), wish)


def lines(section: Section) -> list[Line]:
    """All lines of a section and what is in it."""
    return [*section.lines, *(line for inner in section.sections for line in lines(inner))]


def said(type: str, lang: str = "fr", words: str = "les mots", **fields: Any) -> str:
    """The sentence on one fact, with plain spaces for no-break ones."""
    made = report(entry(told(type, words=words, **fields)), lang=lang)
    found = [line for section in made.sections for line in lines(section)]
    return plain(found[0].text)


def plain(text: str) -> str:
    """A text with plain spaces for no-break ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
