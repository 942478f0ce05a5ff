"""What the business says: values and rules, pure Python, no input or output."""
