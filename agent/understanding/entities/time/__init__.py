"""When: days, times, and how far ahead staff ask."""
