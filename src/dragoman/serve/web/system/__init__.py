"""The cooperation as a system, for a page: its parts from accounts and the framework."""
