"""The measures: ``python -m bench`` scores the coder, times it, and writes docs/quality.md.

Each bench is a module here with one function, ``measure() -> dict[str, float]``; ``floors.toml``
says what its figures mean and how low (or high) each may go.
"""
