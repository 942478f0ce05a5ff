"""Files that people have, read forgivingly: encodings, separators, decimal marks and dates as they come."""
