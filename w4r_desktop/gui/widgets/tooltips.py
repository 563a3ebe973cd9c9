"""Tooltips that show a text as it was typed."""

from __future__ import annotations

from html import escape


def plain(text: str) -> str:
    """Return a tooltip that shows a text literally: Qt would take ``<b>`` in a name for markup."""
    return f"<p>{escape(text)}</p>" if text else ""
