"""How mail leaves: one by one, or in bundles that somebody hands over."""

from __future__ import annotations

from enum import StrEnum


class MailingWay(StrEnum):
    """What becomes of the pieces of one kind."""

    INDIVIDUAL = "individual"
    """Each is stamped and posted by itself."""

    OFFICIAL = "official"
    """One bundle for each case, posted to the official it writes to."""

    OFFICE = "office"
    """All in bundles to the section's office, which sends them on."""

    BY_HAND = "by_hand"
    """Handed over by somebody."""
