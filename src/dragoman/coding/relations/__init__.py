"""Ties and consequences: what stands between actors, and what is said to follow from what."""
