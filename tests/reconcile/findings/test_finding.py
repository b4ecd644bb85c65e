from __future__ import annotations

from tests.reconcile.holding import ASIA, Doc, held
from tests.reconcile.telling import thing

from dragoman.model.finding import KINDS
from dragoman.model.reason import coded
from dragoman.reconcile.findings.figures import measures, topic
from dragoman.reconcile.findings.finding import findings
from dragoman.reconcile.findings.held import together, year_of

SUMMIT = thing("china-central-asia-summit")


def texts() -> tuple[Doc, Doc]:
    one = Doc("dated", "2023-05-22").say("Le premier sommet a eu lieu le 19 mai 2023.")
    one.tells(
        "meeting", "sommet", kind="summit", mechanism=SUMMIT, ordinal=1, status="held", date="2023-05-19"
    )
    other = Doc("open").say("Le premier sommet s'est achevé vendredi.")
    other.tells("meeting", "sommet", kind="summit", mechanism=SUMMIT, ordinal=1, status="held")
    other.tells("date", "vendredi", value=None, relative=True)
    other.say("L'an dernier, le commerce a atteint 70,2 milliards de dollars.")
    other.tells("date", "an dernier", value=None, relative=True)
    other.amount("70,2 milliards de dollars", 70.2e9, "USD", area="CN", counterpart=ASIA)
    return one, other


def test_what_is_dated_first_is_compared_with_its_date() -> None:
    made, found = findings(held(*texts()))
    series = next(one for one in made if one.type == "series")
    assert [point.period for point in series.points] == ["2022"]
    assert "dating f-" in series.points[0].inferred["period"]
    assert any(one.kind == "single-source" and ", 2022:" in one.explanation for one in found)


def test_findings_have_one_order_and_each_stands_once() -> None:
    _, found = findings(held(*texts()))
    _, again = findings(held(*reversed(texts())))
    assert found == again
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=KINDS.index)
    assert len({one.id for one in found}) == len(found)


def test_a_figure_says_what_it_is_of() -> None:
    text = Doc("a").say("Il a atteint 94 milliards.")
    text.amount("94 milliards", 94e9, "USD", period="2024", area="CN", counterpart=ASIA)
    (measure,) = measures(held(text))
    assert coded(topic(measure)) == "trade of CN with Asie centrale, 2024"
    assert measure.sides == {"CN", "central-asia"} and measure.is_money and measure.closed


def test_a_sentence_holds_facts_together_and_a_document_does_not() -> None:
    text = (
        Doc("a")
        .say("Il fait 1 km et 2 km.")
        .amount("1 km", 1.0, "km", "length")
        .amount("2 km", 2.0, "km", "length")
    )
    text.say("Puis 3 km.").amount("3 km", 3.0, "km", "length")
    one, two, three = text.told
    assert together(one, two) and not together(one, three)


def test_a_year_is_known_where_a_date_lies_in_one() -> None:
    assert [year_of(one) for one in ("2024", "2024-05", "2024-12/2025-01", "XXXX-05-01", None)] == [
        2024, 2024, None, None, None,
    ]  # fmt: skip
