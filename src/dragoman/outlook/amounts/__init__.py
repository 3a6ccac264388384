"""How much: counts and scores between two sides, step by step, forecast as distributions."""
