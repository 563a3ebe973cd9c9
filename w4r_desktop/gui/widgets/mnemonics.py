"""Texts of menus and buttons that show every character as it was typed."""

from __future__ import annotations


def plain(text: str) -> str:
    """Return a text for a menu or button, where a single ampersand would underline a letter."""
    return text.replace("&", "&&")
