"""Each example of the language is read as it says, and what is marked open is not reached."""

from __future__ import annotations

import pytest
from tests.exemplified import EXAMPLES, reach

from dragoman.evaluate.examples import Example, load_examples


@pytest.mark.parametrize(
    "example", load_examples(EXAMPLES), ids=lambda one: f"{one.type}-{one.shows.replace(' ', '-')}"
)
def test_an_example_is_read_as_it_says(example: Example) -> None:
    reached = reach(example)
    if example.open is not None:
        assert not reached.right, f"reached: remove its mark {example.open!r}"
        return
    assert reached.right, reached.reckoning
