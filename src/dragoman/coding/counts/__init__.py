"""How many something befell: the counts of a report, whoever did it."""
