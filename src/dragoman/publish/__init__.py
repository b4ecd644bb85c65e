"""Reports and charts: what is known, in the forms that people read. Printing them is left to `serve`."""
