"""Fusing: claims of one happening become one event, and clashes are named."""
