"""The pages: one module each, whose `PAGE` says its path, its question and its template."""
