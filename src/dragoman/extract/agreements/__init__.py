"""The `agreement` facts."""
