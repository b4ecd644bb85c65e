"""The whole flow on one page, and how it is run over many documents."""
