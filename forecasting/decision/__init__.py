"""When to buy, and how much: the days left to a deadline against what the price may still do."""
