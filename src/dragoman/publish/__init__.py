"""Reports and charts: what is known, in the forms that people read. They write to nobody; the command line does."""
