"""The page and the HTTP API over one dossier: asks `dossier.py`, and shows what it answers."""
