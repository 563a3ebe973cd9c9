"""The words for everything that goes wrong as expected, for window and command line alike.

Each says what happened and why, that nothing was changed, and what to do.
"""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import (
    backup_messages,
    errors,
    file_messages,
    list_messages,
    lock_messages,
    pack_messages,
    people_messages,
    postage_messages,
    print_messages,
    printer_messages,
    recount_messages,
    sheet_messages,
)
from w4r_desktop.language import (
    _,
    clock,
    excerpt,
    language_name,
    ngettext,
    number,
    short_date,
    table_label,
)


@singledispatch
def explain(error: errors.W4RError) -> str:
    """Return one or two sentences for a person who has never seen the program."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@explain.register
def _file_trouble(error: errors.EventFileError | errors.StorageError) -> str:
    return file_messages.words(error)


@explain.register
def _not_added(error: errors.NotAddedError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "W4R Desktop was not added to the applications, because this computer does not allow it. "
        "No event was changed. Ask whoever looks after the computer, or start it as before."
    )


@explain.register
def _no_display(error: errors.NoDisplayError) -> str:  # noqa: ARG001 - chooses the words
    return _("There is no screen to open the window on, so start W4R Desktop from a desktop.")


@explain.register
def _below_zero(error: errors.BelowZeroError) -> str:
    if error.counted == 0:
        return _("Nothing is left here to take back: the number is at zero already.")
    return ngettext(
        "Only {counted} is counted here, so {withdrawn} cannot be taken back. "
        "Nothing was changed. Take back fewer.",
        "Only {counted} are counted here, so {withdrawn} cannot be taken back. "
        "Nothing was changed. Take back fewer.",
        error.counted,
    ).format(counted=number(error.counted), withdrawn=number(error.withdrawn))


@explain.register
def _count_too_large(error: errors.CountTooLargeError) -> str:
    return _(
        "A cell takes a number up to {limit}, and this one is larger. Nothing was logged. "
        "Type a smaller one, or log several at a time."
    ).format(limit=number(error.limit))


@explain.register
def _already_taken_back(error: errors.AlreadyTakenBackError) -> str:  # noqa: ARG001
    return _("This was taken back before. Nothing was changed, and nothing more is to be done.")


@explain.register
def _case_has_entries(error: errors.CaseHasEntriesError) -> str:
    return _(
        "{case} cannot be removed, because something was logged for it. Nothing was changed. "
        "Withdraw it instead: what was written stays counted."
    ).format(case=error.name)


@explain.register
def _case_code_taken(error: errors.CaseCodeTakenError) -> str:
    return _(
        "Another case has the code “{code}” already. Nothing was changed. Give another code."
    ).format(code=error.code)


@explain.register
def _no_withdrawal_reason(error: errors.WithdrawalReasonError) -> str:  # noqa: ARG001
    return _(
        "A case is withdrawn with a reason, so that people at the tables know why. "
        "Nothing was changed. Say the reason in a few words."
    )


@explain.register
def _name_empty(error: errors.NameEmptyError) -> str:  # noqa: ARG001 - chooses the words
    return _("The name is empty. Nothing was changed. Give a name with at least one letter.")


@explain.register
def _name_too_long(error: errors.NameTooLongError) -> str:
    return _(
        "The name is longer than {limit} characters. Nothing was changed. Give a shorter one."
    ).format(limit=number(error.limit))


@explain.register
def _name_letters(error: errors.NameLettersError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "The name has a letter that is broken in two, so it cannot be kept. Nothing was changed. "
        "Type the name instead of pasting it."
    )


@explain.register
def _name_taken(error: errors.NameTakenError) -> str:
    return _(
        "Another table is called “{name}” already. Nothing was changed. Choose another name."
    ).format(name=error.name)


@explain.register
def _table_in_use(error: errors.TableInUseError) -> str:
    return ngettext(
        "{table} cannot be removed, because {count} person sits there. Nothing was changed. "
        "Seat them at another table first.",
        "{table} cannot be removed, because {count} people sit there. Nothing was changed. "
        "Seat them at another table first.",
        error.people,
    ).format(table=table_label(error.name), count=number(error.people))


@explain.register
def _list_refused(error: errors.ListError) -> str:
    return list_messages.words(error)


@explain.register
def _logged_before(error: errors.FileLoggedBeforeError) -> str:
    return ngettext(
        "“{file}” was logged before, on {day} at {time}, with {count} entry. "
        "Nothing was logged twice. If it is meant to count again, add “--again”.",
        "“{file}” was logged before, on {day} at {time}, with {count} entries. "
        "Nothing was logged twice. If it is meant to count again, add “--again”.",
        error.entries,
    ).format(
        file=error.file,
        day=short_date(error.logged_at),
        time=clock(error.logged_at),
        count=number(error.entries),
    )


@explain.register
def _case_not_in_event(error: errors.CaseNotInEventError) -> str:
    return _(
        "The event has no case with the code “{case}”. Nothing was saved. Its codes are: {codes}."
    ).format(case=excerpt(error.case), codes=", ".join(error.codes))


@explain.register
def _envelope_size(error: errors.EnvelopeSizeError) -> str:
    return _(
        "The post takes envelopes from {least} to {most} mm, so {size} mm cannot be used. "
        "Measure the envelope again, or take another one."
    ).format(
        least=_millimetres(error.smallest),
        most=_millimetres(error.largest),
        size=_millimetres((error.width, error.height)),
    )


@explain.register
def _no_target(error: errors.NoTargetError) -> str:
    return _(
        "No mail for {case}: its brief names nobody to send this to. "
        "Leave it out, or choose somebody else the brief names."
    ).format(case=error.case_name)


@explain.register
def _no_address(error: errors.NoAddressError) -> str:
    return _(
        "No envelope for {case}: its brief gives no postal address. "
        "Write the envelopes by hand, or pass on what was written in another way."
    ).format(case=error.case_name)


@explain.register
def _no_mail(error: errors.NoMailError) -> str:
    return _(
        "No mail for {case}: its brief says that no mail goes there. "
        "Pass on what was written in another way."
    ).format(case=error.case_name)


@explain.register
def _mail_suspended(error: errors.MailSuspendedError) -> str:
    said = _(
        "No mail for {case}: its brief says that the post takes no mail there for now. "
        "Keep what was written until it does, or pass it on in another way."
    ).format(case=error.case_name)
    return (
        _("{said} The brief adds: “{note}”.").format(said=said, note=error.note)
        if error.note
        else said
    )


@explain.register
def _target_expired(error: errors.TargetExpiredError) -> str:
    return _(
        "No mail for {case}: its brief gives the address as valid until {day} only. "
        "Find out who is in office now, or take a newer case pack."
    ).format(case=error.case_name, day=short_date(error.until))


@explain.register
def _campaign_closed(error: errors.CampaignClosedError) -> str:
    return _(
        "No mail for {case}: the campaign closed on {day}. If mail is still to go out, "
        "correct that date under Setup, Campaign."
    ).format(case=error.case_name, day=short_date(error.until))


@explain.register
def _case_withdrawn(error: errors.CaseWithdrawnError) -> str:
    said = _(
        "No mail for {case}: the case was withdrawn, and no mail should go out for it. "
        "Keep what was written until you know more."
    ).format(case=error.case_name)
    return (
        _("{said} The reason given: “{reason}”.").format(said=said, reason=error.reason)
        if error.reason
        else said
    )


@explain.register
def _page_character(error: errors.PageCharacterError) -> str:
    return _(
        "{place}: no font has the character “{character}” ({code}) of “{line}”, so no page was "
        "made. Replace the character in the text."
    ).format(
        place=error.case_name or _("This page"),
        character=error.character if error.character.isprintable() else " ",
        code=f"U+{ord(error.character):04X}",
        line=excerpt(error.line),
    )


@explain.register
def _name_character(error: errors.NameCharacterError) -> str:
    return _(
        "“{name}”: no font has the character “{character}” ({code}), so this name is left out. "
        "Write it in other letters and print again."
    ).format(
        name=excerpt(error.line),
        character=error.character if error.character.isprintable() else " ",
        code=f"U+{ord(error.character):04X}",
    )


@explain.register
def _page_east_asian(error: errors.PageEastAsianFontError) -> str:
    return _(
        "{place}: “{line}” needs a font for Chinese, Japanese or Korean, and this computer has "
        "none with the character “{character}”, so no page was made. Install one, for instance "
        "Noto Sans CJK, and start the program again."
    ).format(
        place=error.case_name or _("This page"),
        character=error.character,
        line=excerpt(error.line),
    )


@explain.register
def _no_sample_letter(error: errors.SampleLetterMissingError) -> str:
    return _(
        "No letter for {case}: its brief has no sample letter. "
        "Write one into the brief, or print a ruled letter for it."
    ).format(case=error.case_name)


@explain.register
def _line_too_long(error: errors.LineTooLongError) -> str:
    return _(
        "No envelope for {case}: the line “{line}” is wider than the envelope, even in the "
        "smallest type that sorting machines read. Take a larger envelope."
    ).format(case=error.case_name, line=error.line)


@explain.register
def _character_missing(error: errors.CharacterMissingError) -> str:
    return _(
        "No envelope for {case}: no font has the character “{character}” ({code}) of the line "
        "“{line}”. Write the envelopes by hand."
    ).format(
        case=error.case_name,
        character=error.character if error.character.isprintable() else " ",
        code=f"U+{ord(error.character):04X}",
        line=error.line,
    )


@explain.register
def _east_asian_font_missing(error: errors.EastAsianFontMissingError) -> str:
    return _(
        "No envelope for {case}: the line “{line}” needs a font for Chinese, Japanese or Korean, "
        "and this computer has none with the character “{character}”. Install one, for instance "
        "Noto Sans CJK, and start the program again."
    ).format(case=error.case_name, character=error.character, line=error.line)


@explain.register
def _too_many_lines(error: errors.TooManyLinesError) -> str:
    return ngettext(
        "No envelope for {case}: its {count} line does not fit on envelope {envelope}, even in "
        "the smallest type that sorting machines read. Take a larger envelope.",
        "No envelope for {case}: its {count} lines do not fit on envelope {envelope}, even in "
        "the smallest type that sorting machines read. Take a larger envelope.",
        error.lines,
    ).format(case=error.case_name, count=error.lines, envelope=error.envelope)


@explain.register
def _return_address_too_long(error: errors.ReturnAddressTooLongError) -> str:
    return _(
        "No envelope for {case}: your own address does not fit beside the stamps on envelope "
        "{envelope}. Shorten it under Setup, or take a larger envelope."
    ).format(case=error.case_name, envelope=error.envelope)


@explain.register
def _envelope_refused(error: errors.EnvelopeRefusedError) -> str:
    return _("{problem} Nothing was printed.").format(problem=explain(error.problem))


@explain.register
def _nothing_to_print(error: errors.NothingToPrintError) -> str:
    if error.problems:
        reasons = " ".join(dict.fromkeys(map(explain, error.problems)))  # each case has the same
        return _("There is nothing to print. {reasons} Nothing was printed.").format(
            reasons=reasons
        )
    return _(
        "There is nothing to print: no case has a page. Nothing was printed. "
        "Choose cases and how many copies of each."
    )


@explain.register
def _pack_refused(error: errors.PackRefusedError) -> str:
    return _("“{file}” was not imported: {reason}. Nothing was changed. {advice}").format(
        file=error.file,
        reason=pack_messages.reason(error),
        advice=pack_messages.advice(error),
    )


explain.register(errors.BackupError, backup_messages.words)
explain.register(errors.SheetRefusedError, sheet_messages.words)
explain.register(errors.PeopleError, people_messages.words)
explain.register(errors.LockError, lock_messages.words)
explain.register(errors.PrintError, print_messages.words)
explain.register(errors.PrinterError, printer_messages.words)
explain.register(errors.PostageError, postage_messages.words)
explain.register(errors.RecountError, recount_messages.words)


@explain.register
def _pack_not_written(error: errors.PackNotWrittenError) -> str:
    return _(
        "“{file}” was not saved: {reason}. Nothing was changed. Correct that and save it again."
    ).format(file=error.file, reason=pack_messages.reason(error.refusal))


@explain.register
def _pack_language(error: errors.PackLanguageError) -> str:
    return _(
        "“{file}” was not imported: its cases are in {found} and those of this event in {wanted}, "
        "and not all of them are translated. Nothing was changed. Ask for the pack in {wanted}, or "
        "take it for a new event."
    ).format(file=error.file, found=language_name(error.found), wanted=language_name(error.wanted))


def _millimetres(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g}"
