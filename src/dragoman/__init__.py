"""Dragoman reads news reports and keeps the state of the world that they describe."""

from dragoman.version import __version__

__all__ = ["__version__"]
