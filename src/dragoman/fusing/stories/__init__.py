"""Reports on one affair, or turn of it, grouped as they come, with a log of why."""
