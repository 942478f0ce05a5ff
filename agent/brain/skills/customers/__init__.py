"""The customer: leave, their data, what is remembered of them."""
