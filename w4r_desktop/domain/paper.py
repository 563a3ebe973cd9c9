"""What can be printed, and where the numbers come from."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.tally import ActionKind


class Document(StrEnum):
    """What can be printed."""

    ENVELOPES = "envelopes"
    LETTERS = "letters"
    CARDS = "cards"
    LABELS = "labels"
    CASE_SHEETS = "case_sheets"
    TABLE_SIGNS = "table_signs"
    SIGN_IN_SHEETS = "sign_in_sheets"
    TALLY_SHEETS = "tally_sheets"
    PARTICIPATION_SLIPS = "participation_slips"
    TAKE_HOME_SLIPS = "take_home_slips"
    HELPER_SHEET = "helper_sheet"
    THANK_YOU_SHEET = "thank_you_sheet"
    GOOD_NEWS = "good_news"
    PACKING_LISTS = "packing_lists"


class Numbers(StrEnum):
    """Where the copies of each case come from."""

    AS_LOGGED = "as_logged"
    SINCE_LAST_RUN = "since_last_run"
    SAME = "same"


class Refusal(StrEnum):
    """Why mail is not printed that an organizer may print despite that."""

    CAMPAIGN_CLOSED = "campaign_closed"
    CASE_WITHDRAWN = "case_withdrawn"
    NO_MAIL = "no_mail"
    MAIL_SUSPENDED = "mail_suspended"
    TARGET_EXPIRED = "target_expired"


MAILED: Final = {
    Role.PRIMARY: (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER),
    Role.SOLIDARITY: (ActionKind.SOLIDARITY_CARD,),
    Role.COPY: (),
}
"""Which kinds go to whom. Copies are made on request and never counted, so nothing is logged."""
