"""The open API over the record."""
