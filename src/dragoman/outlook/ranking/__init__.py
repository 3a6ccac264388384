"""Who does what to whom next: counted from what was, weighed by what followed."""
