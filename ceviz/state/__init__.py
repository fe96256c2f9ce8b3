"""What the app remembers: its state, its history, its settings file. No Qt here."""
