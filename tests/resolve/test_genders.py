"""What a name tells of its bearer."""

import pytest

from dragoman.packs.language import load_section
from dragoman.packs.personal_names import PersonalNames
from dragoman.packs.roles import Roles
from dragoman.resolve.genders import Genders


@pytest.mark.parametrize(
    ("label", "gender"),
    [
        ("Anne Keller", "f"),
        ("Dinara Koutmanova", "f"),
        ("Farrukh Tolipov", "m"),
        ("Askar Jumabaïev", "m"),
        ("Wang Lei", None),
        ("Genova", None),
    ],
)
def test_a_full_name_tells_the_gender(label: str, gender: str | None) -> None:
    genders = Genders(load_section("fr", PersonalNames), load_section("fr", Roles), lambda _: None)
    assert genders.by_name(label) == gender
