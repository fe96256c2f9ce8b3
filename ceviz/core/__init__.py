"""The vocabulary every other layer speaks: parameters, figures, panels."""
