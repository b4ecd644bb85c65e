"""Documents in: one module a kind of source, each yielding `Source` or `Unreadable`."""

from dragoman.read.documents import documents
from dragoman.read.limits import Limits

__all__ = ["Limits", "documents"]
