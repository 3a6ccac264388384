"""The command line: its verbs, and what they show in a terminal."""
