"""The `statement` facts: who is reported to say what."""
