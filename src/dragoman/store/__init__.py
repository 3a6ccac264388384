"""The dossier's file: its schema, how reports are written to it and how claims are read back."""
