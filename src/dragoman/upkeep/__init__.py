"""Upkeep: what a user with a network connection may refresh: who holds which office now."""
