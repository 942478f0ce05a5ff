"""How words are read whatever they are about: numbers in words, phrases of a dictionary, what is denied."""
