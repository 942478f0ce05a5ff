"""What is kept of a customer, by leave: profile, score, visits."""
