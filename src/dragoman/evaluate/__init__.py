"""Measures facts against gold: how a match is counted, what is found and missed, how sure it may be."""
