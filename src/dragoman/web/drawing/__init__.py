"""Pictures as SVG text, made of records by pure functions."""
