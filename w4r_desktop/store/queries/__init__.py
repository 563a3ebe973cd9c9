"""Questions that screens and documents ask; the answers are frozen rows, never records."""
