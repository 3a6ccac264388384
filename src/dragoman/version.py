"""The version of Dragoman, and of the coder: rows of one coder version are never mixed with another's."""

__version__ = "0.1.0"

# Raised whenever a rule or table of the coder changes what it finds.
CODER_VERSION = "1"
