"""The board: the window that everybody in the room reads, on whatever screen."""
