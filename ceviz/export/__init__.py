"""What is seen, written to files: images, animations, data and code. Works without a window."""
