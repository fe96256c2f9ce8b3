"""A lecture in the window: making it, and presenting it."""
