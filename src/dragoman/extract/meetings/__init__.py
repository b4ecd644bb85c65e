"""The `meeting` facts."""
