"""The one recognizer for each thing: bylines, names, dates, what is hidden, class names, buttons, addresses."""
