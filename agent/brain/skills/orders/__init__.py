"""Purchase orders by conversation."""
