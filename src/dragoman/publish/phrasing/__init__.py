"""Words for facts: dates, amounts, names and sentences, by the wording of a language. Pure functions."""
