"""What the person wants of a car, told in phrases: use, priorities, urgency."""
