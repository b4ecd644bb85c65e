"""From a document as it was read to its own words: encoding, boilerplate, prompt leftovers, calques."""

from dragoman.clean.document import clean

__all__ = ["clean"]
