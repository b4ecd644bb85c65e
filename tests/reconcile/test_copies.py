from __future__ import annotations

import pytest

from dragoman.reconcile.copies import alike, bands, sketch
from dragoman.reconcile.credits import Credit
from dragoman.run.words import credits_of

DISPATCH = (
    "PÉKIN, 5 juillet (Xinhua) – Le commerce de la Chine avec l'Ouzbékistan a progressé de 14,3 % au premier "
    "semestre pour atteindre 6,87 milliards de dollars, a annoncé vendredi l'Administration générale des douanes. "
    "Les ventes de Chery et de BYD y ont contribué. En 2024, 13 200 camions étaient passés par Irkechtam, et "
    "l'aéroport de Kachgar avait ouvert une ligne vers Tachkent."
)
OTHER_WORDS = (
    "Au cours des six premiers mois, les échanges entre la Chine et l'Ouzbékistan ont gagné 14,3 % : les douanes "
    "de Pékin les chiffrent à 6,87 milliards de dollars. On le doit aux voitures des marques Chery et BYD. L'an "
    "2024 avait vu passer 13 200 poids lourds à Irkechtam, tandis que Kachgar recevait une liaison aérienne avec "
    "Tachkent."
)
ANOTHER = (
    "PÉKIN, 9 août (Xinhua) – Le ministre chinois du Commerce, Wang Wentao, a reçu vendredi à Pékin une délégation "
    "du Kazakhstan, conduite par Serik Joumangarine. Ils ont parlé du corridor transcaspien, de Khorgos et des 43,8 "
    "milliards de dollars échangés en 2024. Un forum se tiendra à Almaty le 12 septembre."
)


@pytest.mark.parametrize(
    ("text", "around", "credit"),
    [
        ("Ils ont signé. (Reuters, traduction de la rédaction)", (), Credit("Reuters", True)),
        ("Ils ont signé. (Reuters, mardi à Londres)", (), None),
        (DISPATCH, (), Credit("Xinhua", False)),
        (OTHER_WORDS + "\nTraduit de Xinhua.", (), Credit("Xinhua", True)),
        (OTHER_WORDS, ("Le Courrier", "Traduit de l'agence Xinhua"), Credit("Xinhua", True)),
        (OTHER_WORDS, ("", "Source : Xinhua"), Credit("Xinhua", True)),
        ("La ligne avance, d'après l'AFP. " + OTHER_WORDS, (), Credit("AFP", True)),
        (
            OTHER_WORDS + "\n(Dépêche de Xinhua, traduite du russe par la rédaction)",
            (),
            Credit("Xinhua", True),
        ),
        ("D'après l'agence chinoise Xinhua, la ligne avance. " + OTHER_WORDS, (), Credit("Xinhua", True)),
        (OTHER_WORDS + " (avec Reuters)", (), Credit("Reuters", True)),
        (OTHER_WORDS, ("Xinhua",), Credit("Xinhua", False)),
        (OTHER_WORDS, ("Le Courrier",), None),
        ("Un journaliste de Xinhua était là. " + OTHER_WORDS, (), None),
        ("Il est venu avec apparat. " + OTHER_WORDS, (), None),
    ],
)
def test_a_text_may_say_from_which_agency_it_comes(
    text: str, around: tuple[str, ...], credit: Credit | None
) -> None:
    assert credits_of(text, around) == credit


def of_one_dispatch(one: str, other: str, around: tuple[str, ...] = ("", "")) -> bool:
    a, b = sketch(one, credits_of(one, ())), sketch(other, credits_of(other, around))
    assert a is not None and b is not None
    return alike(a, b) and not set(bands(a)).isdisjoint(bands(b))


def test_two_translations_of_a_dispatch_are_one_source_where_one_says_so() -> None:
    assert of_one_dispatch(DISPATCH, OTHER_WORDS, ("Le Courrier", "Traduit de Xinhua"))


@pytest.mark.parametrize(
    ("text", "around"),
    [
        (OTHER_WORDS, ("Le Courrier",)),  # nothing says that it is a translation
        (OTHER_WORDS, ("Xinhua",)),  # two texts of one agency are two sources
        (OTHER_WORDS, ("Le Courrier", "Traduit de Reuters")),  # of another agency
        (ANOTHER, ("Le Courrier", "Traduit de Xinhua")),  # of another dispatch
    ],
)
def test_others_are_sources_of_their_own(text: str, around: tuple[str, ...]) -> None:
    assert not of_one_dispatch(DISPATCH, text, around)


def test_a_copy_is_one_whatever_agency_it_names() -> None:
    assert of_one_dispatch(DISPATCH, DISPATCH.replace("(Xinhua)", "(AFP)"))
    plain = sketch(DISPATCH)
    assert plain is not None and alike(plain, sketch(DISPATCH, Credit("Xinhua", True)) or ())


def test_too_short_a_text_is_a_copy_of_nothing() -> None:
    assert sketch("Il pleut à Osh.", Credit("Xinhua", True)) is None
