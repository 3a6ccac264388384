"""What all clashes share, those of acts, and the one list of them all."""
