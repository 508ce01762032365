"""From the lessons to what is handed out."""
