"""Search: terms made in Python, an index of them on either database, questions to it.

What is searched are *passages*: windows of a document's text with its title, what its facts rest on, and the
names of entries. A query is words that must all stand in one passage. Both databases hold the same terms at
the same places and are asked the same, so that they find the same.
"""
