"""Where: municipalities and states."""
