"""Purchase orders by conversation: made, corrected, confirmed, approved or refused, followed, sent and received."""
