"""What the shop's people ask of leads, figures and visits."""
