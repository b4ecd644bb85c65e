"""Facts out of a reading, one module a type of fact."""
