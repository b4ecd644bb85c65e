"""Documents in: one module a kind of source, each yielding `Source` or `Unreadable`."""
