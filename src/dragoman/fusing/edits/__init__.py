"""Facts in which two versions of one text differ."""
