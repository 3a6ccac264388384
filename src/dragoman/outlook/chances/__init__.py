"""How likely acts of each type are between two actors, week by week, from what passed before."""
