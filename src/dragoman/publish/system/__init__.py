"""The cooperation as a system: a row for each of its parts. In: entries, a framework. Out: rows, reports."""
