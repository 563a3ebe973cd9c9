"""What an import brings, leaves and has done, in sentences for window and command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.language import _, language_name, ngettext, number

if TYPE_CHECKING:
    from w4r_desktop.domain.pack_changes import PackChanges
    from w4r_desktop.domain.pack_choice import Figures


def brought(changes: PackChanges) -> str:
    """Return what is in a pack against what is here: how many cases are new, changed, the same."""
    if changes.is_empty:
        return _("All that it says stands here already, so there is nothing to take over.")
    counts = (
        (len(changes.new), _("{number} new")),
        (len(changes.changed), _("{number} changed")),
        (len(changes.unchanged), _("{number} the same as here")),
        (len(changes.missing), _("{number} only here")),
    )
    return _("Cases: {counts}.").format(
        counts=", ".join(words.format(number=number(count)) for count, words in counts if count)
    )


def asides(changes: PackChanges, *, written_in: str, is_list: bool) -> list[str]:
    """Return what to know about how a file was understood; ``written_in`` is its language."""
    said: list[str] = []
    if is_list and changes.changed:
        said.append(_("What a spreadsheet leaves empty stays as it is here."))
    if written_in != changes.pack.language:
        said.append(
            _(
                "The pack is written in {found}; its texts in {wanted} are taken, and the others "
                "as a translation."
            ).format(found=language_name(written_in), wanted=language_name(changes.pack.language))
        )
    return said


def cautions(changes: PackChanges) -> list[str]:
    """Return what to know about a pack as a whole before anything is taken over."""
    mine, theirs = changes.here.pack.campaign, changes.pack.campaign
    said: list[str] = []
    if changes.is_other:
        said.append(
            _(
                "This pack is of another campaign, “{theirs}”, and the event writes for “{mine}”. "
                "Its cases can be added to those of the event, whose name and dates stay."
            ).format(theirs=theirs.name, mine=mine.name)
        )
    if changes.is_sample:
        said.append(
            _(
                "The cases of this pack are for showing and practising, never for mail, but this "
                "event prints for mail: envelopes for them would bear no mark. So none of them is "
                "ticked."
            )
        )
    elif theirs.historical:
        said.append(
            _(
                "The cases of this pack are for showing and practising: what is printed bears "
                "the mark “Sample: do not mail”."
            )
        )
    elif mine.historical and not changes.is_first:
        said.append(
            _(
                "This event is for showing and practising, so what is printed of these cases bears "
                "the mark “Sample: do not mail” too. To mail for them, make a new event."
            )
        )
    return said


def left(figures: Figures) -> list[str]:
    """Return what stays as it is here although the pack says something else."""
    said: list[str] = []
    if count := figures.addresses_left:
        said.append(
            ngettext(
                "{number} changed address is not accepted: the one that stands here stays.",
                "{number} changed addresses are not accepted: those that stand here stay.",
                count,
            ).format(number=number(count))
        )
    if count := figures.kept_here:
        said.append(
            ngettext(
                "{number} thing that was edited here stays as it is.",
                "{number} things that were edited here stay as they are.",
                count,
            ).format(number=number(count))
        )
    return said


def to_take(figures: Figures) -> str:
    """Return the words of the button that does it."""
    cases = ngettext("{number} case", "{number} cases", figures.new).format(
        number=number(figures.new)
    )
    count = figures.changes + figures.campaign + figures.withdrawn + figures.removed
    changes = ngettext("{number} change", "{number} changes", count).format(number=number(count))
    if figures.new and count:
        return _("Take over {cases} and {changes}").format(cases=cases, changes=changes)
    return _("Take over {what}").format(what=cases if figures.new else changes)


def taken_over(figures: Figures, file: str) -> str:
    """Return what was done."""
    if figures.is_nothing:
        return _("Nothing of “{file}” was taken over, and nothing was changed.").format(file=file)
    new, cases, campaign = figures.new, figures.cases, figures.campaign
    withdrawn, removed = figures.withdrawn, figures.removed
    counts = (
        (new, ngettext("{number} new case", "{number} new cases", new)),
        (cases, ngettext("{number} changed case", "{number} changed cases", cases)),
        (
            campaign,
            ngettext(
                "{number} change of the campaign",
                "{number} changes of the campaign",
                campaign,
            ),
        ),
        (withdrawn, ngettext("{number} case withdrawn", "{number} cases withdrawn", withdrawn)),
        (removed, ngettext("{number} case removed", "{number} cases removed", removed)),
    )
    return _("“{file}” was taken over: {counts}.").format(
        file=file,
        counts=", ".join(words.format(number=number(count)) for count, words in counts if count),
    )


def reason_for_withdrawal() -> str:
    """Return why a case is withdrawn that a pack has no more."""
    return _("It is no longer in the case pack.")
