"""Mail, Outlook's forms of it, and the letters in it."""
