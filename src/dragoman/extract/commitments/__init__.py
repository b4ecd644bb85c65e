"""The `commitment` facts."""
