"""The `project` facts."""
