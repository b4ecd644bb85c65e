from __future__ import annotations

from tests.reconcile.holding import Doc, held, said
from tests.reconcile.telling import thing

from dragoman.model.reason import coded
from dragoman.reconcile.findings.stages import changes, name, status_findings

TRACK = thing("dostyk-moiynty-second-track", "Dostyk–Moiynty")


def told(document: str, published: str, *stages: tuple[str, str | None]) -> Doc:
    text = Doc(document, published)
    for status, day in stages:
        text.say(f"La voie : {status}.").tells(
            "project", "voie", project=TRACK, countries=("KZ",), status=status, date=day
        )
    return text


def test_a_project_that_was_built_and_then_opened_moved_on() -> None:
    built = told("a", "2024-07-01", ("under-construction", None))
    opened = told("b", "2025-09-30", ("operational", "2025-09-30"))
    (found,) = status_findings(held(built, opened))
    assert found.explanation == "Dostyk–Moiynty: under-construction (no date), operational (2025-09-30)."


def test_what_two_texts_tell_alike_has_not_moved() -> None:
    texts = told("a", "2024-07-01", ("operational", None)), told("b", "2025-07-01", ("operational", None))
    assert said(status_findings, held(*texts)) == []


def test_a_mention_is_no_status() -> None:
    texts = told("a", "2024-07-01", ("mentioned", None)), told("b", "2025-07-01", ("operational", None))
    assert said(status_findings, held(*texts)) == []


def test_what_is_planned_after_it_was_opened_is_another_of_its_kind() -> None:
    texts = told("a", "2024-07-01", ("operational", None)), told("b", "2025-07-01", ("planned", None))
    assert said(status_findings, held(*texts)) == []


def test_what_a_pack_names_moved_on_though_an_extension_is_planned_later() -> None:
    texts = (
        told("a", "2024-05-16", ("surveying", None)),
        told("b", "2024-09-04", ("operational", "2024-09-04")),
        told("c", "2025-09-03", ("planned", None)),
    )
    assert len(said(status_findings, held(*texts))) == 1


def test_what_no_pack_names_and_is_planned_after_it_was_opened_may_be_two_things() -> None:
    texts: list[Doc] = []
    for document, status in (("a", "surveying"), ("b", "operational"), ("c", "planned")):
        text = Doc(document, f"2024-0{len(texts) + 1}-01").say("L'usine de Bichkek.")
        texts.append(text.tells("project", "usine", project=thing(None, "usine de Bichkek"), status=status))
    assert said(status_findings, held(*texts)) == []


def test_built_and_opened_in_one_breath_is_one_news() -> None:
    assert (
        said(status_findings, held(told("a", "2024-07-01", ("completed", None), ("operational", None)))) == []
    )


def test_one_text_may_tell_of_two_days() -> None:
    text = told("a", "2025-10-01", ("under-construction", "2022-11"), ("operational", "2025-09-30"))
    assert len(said(status_findings, held(text))) == 1


def test_an_agreement_that_enters_into_force_is_no_project() -> None:
    texts = []
    for document, status, day in (("a", "signed", "2023-05-17"), ("b", "in-force", "2023-11-10")):
        text = Doc(document).say("L'exemption.")
        texts.append(
            text.tells(
                "agreement", "exemption", kind="visa-exemption", parties=("CN", "KZ"), status=status, date=day
            )
        )
    assert said(status_findings, held(*texts)) == []


def test_a_thing_is_named_by_its_title_or_by_who_takes_part() -> None:
    text = Doc("a", "2024-01-24").say("Ils se sont vus et promettent un pont.")
    text.tells(
        "meeting", "vus", kind="bilateral", participants=("CN", "UZ"), status="held", date="2024-01-24"
    )
    text.tells("commitment", "un pont", actors=("CN",), modality="pledge")
    assert [coded(name(one)) for one in held(text).accounts] == ["bilateral of CN, UZ", "CN: “un pont”"]


def test_what_was_begun_anew_after_it_had_stopped_moved_on() -> None:
    texts = (
        told("a", "2022-04-01", ("suspended", "2021-11"), ("under-construction", "2022-03")),
        told("b", "2024-07-01", ("operational", "2024-07-01")),
    )
    (account,) = (one for one in held(*texts).accounts if one.type == "project")
    assert [one.status for one in changes(account)] == ["under-construction", "operational"]
    stood = (
        told("a", "2022-04-01", ("under-construction", "2020-03")),
        told("b", "2023-01-01", ("mentioned", None)),
    )
    (account,) = (one for one in held(*stood).accounts if one.type == "project")
    assert list(changes(account)) == []
