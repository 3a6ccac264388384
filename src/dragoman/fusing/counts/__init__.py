"""Counts that reports tell (the dead, the hurt, who fled): which are of one thing, and which clash."""
