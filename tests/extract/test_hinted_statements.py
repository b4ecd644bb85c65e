"""Statements that may be there, by examples: what is said, and everybody who may have said it."""

import pytest
from tests.extract.reading_french import reading_of

from dragoman.extract.statements.hinted import possible_statements
from dragoman.extract.statements.judged import StatementReader
from dragoman.extract.statements.reader import statements
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.packs.cues import ReportingCues
from dragoman.packs.language import load_section
from dragoman.packs.weights import Weights

CUES = load_section("fr", ReportingCues)
NOBODY = Weights(bias=-9.0, signs={})

INTERVIEW = """Entretien avec Timour Salimov, directeur du port

Que transporte votre port ?

Du blé, surtout. Nous chargeons deux trains par jour.

On dit que la grue est en panne.

C'est faux. Je l'ai vue tourner ce matin.

Qu'attendez-vous de cette année ?

Un quai de plus."""


def speakers(one: Statement) -> str:
    parties = one.speaker if isinstance(one.speaker, tuple) else (one.speaker,)
    return " + ".join(party if isinstance(party, str) else party.label for party in parties)


def hinted(one: Reading) -> set[tuple[str, str]]:
    """Who may say what."""
    found = (possible.fact for possible in possible_statements(one, CUES, statements(one, CUES)))
    return {(speakers(fact), fact.content.of(one.text)) for fact in found if isinstance(fact, Statement)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire parle aux riverains, qui disent souffrir du bruit.", ("riverains", "souffrir du bruit")),
        (
            "« Le quai sera prêt en mai », fanfaronne le grutier du port d'Aktaou.",
            ("grutier du port d'Aktaou", "Le quai sera prêt en mai"),
        ),
        (
            "À Aktaou, Baourjan garde le port. « Personne ne vient plus ici », glisse-t-il.",
            ("Baourjan", "Personne ne vient plus ici"),
        ),
        (
            "Wang Yi a assuré que la Chine achèterait du blé ; Rachid Meredov, que le gaz suivrait.",
            ("Rashid Meredov", "le gaz suivrait"),
        ),
        (
            "« Le train roule », racontait il y a dix ans Wang Yi à Almaty.",
            ("Wang Yi", "Le train roule"),
        ),
    ],
)
def test_what_may_be_said_is_found_with_who_may_say_it(text: str, expected: tuple[str, str]) -> None:
    assert expected in hinted(reading_of(text))


def test_an_answer_behind_a_question_without_its_mark_is_thought_of() -> None:
    answer = "C'est faux. Je l'ai vue tourner ce matin."
    assert ("Timour Salimov", answer) in hinted(reading_of(INTERVIEW))


def test_nothing_is_added_where_nothing_is_likely() -> None:
    one = reading_of(INTERVIEW)
    assert StatementReader(CUES, NOBODY).statements(one) == statements(one, CUES)


def test_a_likely_answer_takes_the_place_of_two_that_were_taken_for_one() -> None:
    one = reading_of(INTERVIEW)
    signs = {"by guest": 9.0, "question until a prompt": 6.0, "prompt until a question, one block": 6.0}
    told = StatementReader(CUES, Weights(bias=-12.0, least=0.5, signs=signs)).statements(one)
    assert [fact.content.of(one.text) for fact in told] == [
        "Du blé, surtout. Nous chargeons deux trains par jour.",
        "C'est faux. Je l'ai vue tourner ce matin.",
        "Un quai de plus.",
    ]


def test_a_sure_statement_is_not_said_twice() -> None:
    one = reading_of("Wang Yi a déclaré que la route serait ouverte en mai.")
    everything = Weights(bias=9.0, signs={})
    assert len(StatementReader(CUES, everything).statements(one)) == 1
