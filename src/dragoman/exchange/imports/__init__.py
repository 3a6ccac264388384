"""Event files of others, read into a dossier as events without text evidence."""
