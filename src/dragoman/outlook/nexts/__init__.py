"""Who does what to whom next: the ranker asked of a dossier's own acts, each answer with the acts behind it."""
