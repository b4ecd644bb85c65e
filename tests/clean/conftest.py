from collections.abc import Callable, Iterable

import pytest

from dragoman.clean import clean
from dragoman.model.document import Cleaned, Source
from dragoman.packs.cleaning import CleaningKnowledge, load_cleaning

Clean = Callable[..., Cleaned]


def mostly(right: Iterable[bool], share: float) -> bool:
    """Whether at least this share of the examples is right: what is judged by weights is sometimes wrong."""
    counted = list(right)
    return sum(counted) >= share * len(counted)


@pytest.fixture(scope="session")
def knowledge() -> CleaningKnowledge:
    return load_cleaning("fr")


def guess(text: str) -> str:
    """A stand-in for the language detector: English if English articles prevail."""
    words = text.lower().split()
    english = sum(word in {"the", "of", "and", "to", "is", "in", "with"} for word in words)
    french = sum(word in {"le", "la", "les", "de", "du", "et", "des", "en", "à", "un"} for word in words)
    return "en" if english > french else "fr"


@pytest.fixture(scope="session")
def cleaned(knowledge: CleaningKnowledge) -> Clean:
    def run(text: str, **metadata: str) -> Cleaned:
        return clean(Source(id="d", text=text, **metadata), knowledge, guess)

    return run
