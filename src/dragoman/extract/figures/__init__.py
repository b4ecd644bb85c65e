"""The `figure` facts: what quantities measure, for whom and when."""
