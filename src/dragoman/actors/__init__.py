"""Actors: who is meant by a name, as of a day."""
