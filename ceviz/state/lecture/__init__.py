"""A lecture: what its steps are, how they look, and the file that holds it."""
