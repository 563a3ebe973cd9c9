"""The event file: how an evening is kept."""
