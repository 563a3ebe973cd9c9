"""What is chosen of letters and cards, beside how many: coming back finds it as it was left."""

from __future__ import annotations

from dataclasses import dataclass, field

from w4r_desktop.documents.card_covers import Cover
from w4r_desktop.documents.letters import Form
from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.gui.models.people_ticks import PeopleChoice


def _nobody() -> PeopleChoice:
    return PeopleChoice(everybody=False)


@dataclass(slots=True)
class LetterChoices:
    """How letters look and who signs them.

    ``by_people`` says that each of the ``people`` gets one with as much of them as ``tells``;
    ``town`` is what was typed, None while it is that of the sender's address.
    """

    form: Form = Form.RULED
    signatures: int = 1
    ruled_instead: bool = True
    by_people: bool = False
    people: PeopleChoice = field(default_factory=_nobody)
    tells: SenderLimit = SenderLimit.NAME_TOWN
    town: str | None = None


@dataclass(slots=True)
class CardChoices:
    """How cards look."""

    folded: bool = False
    cover: Cover = Cover.CANDLE
    slips: bool = True
