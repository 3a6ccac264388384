"""A dossier written in formats that other programs read."""
