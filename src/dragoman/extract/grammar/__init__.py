"""The grammar that all types of facts share: clauses, verbs, what is asserted."""
