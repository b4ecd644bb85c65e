"""Facts of all documents to entries: which facts are of one thing. In: `Told`. Out: `Entry`."""
