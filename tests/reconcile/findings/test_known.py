from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.holding import Doc, held
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.known import known_findings, office_findings

SUMMIT = thing("china-central-asia-summit")


def summit(ordinal: int, day: str) -> Doc:
    text = Doc("a").say("Le sommet.")
    return text.tells(
        "meeting", "sommet", kind="summit", mechanism=SUMMIT, ordinal=ordinal, status="held", date=day
    )


@pytest.mark.parametrize(
    ("ordinal", "day", "fields"),
    [
        (1, "2023-05-19", []),
        (2, "2025-06-17", []),
        (1, "2023", []),
        (3, "2025-06-17", ["ordinal"]),
        (2, "2024-06-17", ["date"]),
    ],
)
def test_a_meeting_has_the_number_that_the_pack_knows(ordinal: int, day: str, fields: list[str]) -> None:
    found = list(known_findings(held(summit(ordinal, day))))
    assert [one.field for one in found] == fields
    assert all(one.background for one in found)


def office(role: str, of: str, published: str | None) -> Doc:
    text = Doc("a", published).say("Wang Yi parle.")
    return text.tells(
        "position", "Wang Yi", person=thing("wang-yi", "Wang Yi"), role=role, role_text=role, of=of
    )


@pytest.mark.parametrize(
    ("role", "of", "published", "conflicts"),
    [
        ("foreign-minister", "CN", "2025-04-26", 0),
        ("foreign-minister", "CN", "2005-04-26", 1),
        ("foreign-minister", "CN", None, 0),  # nobody knows when
        ("minister", "CN", "2005-04-26", 0),  # an office of which the pack has nothing
        ("foreign-minister", "KZ", "2025-04-26", 0),
    ],
)
def test_an_office_is_held_when_the_pack_says_so(
    role: str, of: str, published: str | None, conflicts: int
) -> None:
    assert len(list(known_findings(held(office(role, of, published))))) == conflicts


WANG = thing("wang-yi", "Wang Yi")


@pytest.mark.parametrize(
    ("day", "published", "people", "conflicts"),
    [
        ("2005-05-14", "2025-11-20", (WANG,), 1),
        ("2025-05-14", "2025-11-20", (WANG,), 0),
        ("2005-05-14", "2005-11-20", (WANG,), 0),  # it is what the text's own day tells
        ("2005-05-14", "2025-11-20", (thing("xi-jinping"),), 0),  # he did not meet anybody
        ("XXXX-05-14", "2025-11-20", (WANG,), 0),
    ],
)
def test_who_met_in_an_office_held_it_on_that_day(
    day: str, published: str, people: tuple[Any, ...], conflicts: int
) -> None:
    text = Doc("a", published).say("Le ministre chinois des Affaires étrangères, Wang Yi, a reçu un hôte.")
    text.tells("meeting", text.sentence, kind="bilateral", status="held", date=day, people=people)
    words = "ministre chinois des Affaires étrangères, Wang Yi"
    text.tells("position", words, person=WANG, role="foreign-minister", role_text="ministre", of="CN")
    assert len(list(office_findings(held(text)))) == conflicts
