"""What the market shows, and what was said of the prices to come."""
