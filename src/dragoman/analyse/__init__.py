"""From cleaned text to sentences: language, relevance gate, names and cues by automaton, parse."""
