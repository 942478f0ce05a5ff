"""How people are reached: names on channels, messages and letters on their way."""
