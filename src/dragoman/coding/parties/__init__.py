"""Who is meant by a word: names, pronouns, pairs and owners over a whole report."""
