"""Texts of menus, buttons and windows that show every character as it was typed."""

from __future__ import annotations


def plain(text: str) -> str:
    """Return a text for a menu or button, where a single ampersand would underline a letter."""
    return text.replace("&", "&&")


def plain_title(text: str) -> str:
    """Return a text for the title of a window, where ``[*]`` alone would mark a changed file."""
    return text.replace("[*]", "[*][*]")
