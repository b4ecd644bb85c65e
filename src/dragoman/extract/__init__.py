"""Facts out of a reading, one package a type of fact; its `reader.py` is where they come together."""
