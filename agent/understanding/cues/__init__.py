"""Signs in a message that are no value of the contract but steer the talk: one file for each thing they tell."""
