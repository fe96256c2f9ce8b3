"""The window: widgets that show the state and send what the user does. Nothing is computed here."""
