"""Renderers: a report as text of one format, a module each. They escape, and change nothing that is said."""
