"""What comes that is not words: pictures, files, audio."""
