"""Export from the window: its dialogs, the clipboard, and the corner to drag a picture from."""
