"""What can be changed about one step of a lecture."""
