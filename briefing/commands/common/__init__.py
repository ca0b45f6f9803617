"""What several commands need: printing, JSON forms, choosing a briefing, progress."""
