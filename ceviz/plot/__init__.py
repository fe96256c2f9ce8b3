"""A figure drawn: theme, plot, formula, export. The lowest layer that knows Qt."""
