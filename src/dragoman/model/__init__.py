"""What the stages hand one another: spans, documents, readings, entities, facts. Imports nothing internal."""
