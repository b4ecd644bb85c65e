"""A module a question: where its examples come from. `examples` gives those of each document, in order."""
