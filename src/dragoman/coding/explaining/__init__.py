"""Which words of a report made a claim what it is: told after the fact, when somebody asks."""
