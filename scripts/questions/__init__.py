"""A module a question: where its examples come from. `examples` gives those of each document, in order.

Where answers speak for one another a module has `rows` instead: of each document its rows of examples.
"""
