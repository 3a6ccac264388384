"""What tends to follow: who does what to whom next, how much, what if, and how often it was right."""
