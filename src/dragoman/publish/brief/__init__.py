"""The briefing: what the record holds in sentences, a module a type of fact."""
