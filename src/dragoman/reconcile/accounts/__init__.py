"""Entries to accounts: of all that is told of a thing, one value a field. In: `Entry`. Out: `Account`."""
