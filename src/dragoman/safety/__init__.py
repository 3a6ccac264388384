"""Safety: whether a dossier is sound, and backups that are tried before they are called one."""
