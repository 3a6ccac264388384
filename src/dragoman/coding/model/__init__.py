"""The trained part of the coder: what the rules leave open, a small model decides."""
