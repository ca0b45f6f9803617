"""What every screen and widget uses: safe text, keys, theme, settings, keys in turn."""
