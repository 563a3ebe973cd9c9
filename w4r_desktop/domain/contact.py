"""How to reach somebody who wants to hear from the organizers again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An e-mail address or a telephone number, kept only with the person's consent.

    ``wording`` is what they agreed to, as they read it, and ``consented_at`` when.
    """

    email: str = ""
    phone: str = ""
    wording: str
    consented_at: datetime
