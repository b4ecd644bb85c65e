"""Pictures: maps, timelines, networks and charts as SVG, each a pure function from data to text."""
