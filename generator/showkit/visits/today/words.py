"""The morning page in a reader's words: a sentence for each reason, each promise, each end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.model.message import Message
from showkit.model.talk import Exchange, TalkStage
from showkit.model.visit import Evidence
from showkit.portal.stays import stay_in_words, stays
from showkit.visits.today.calls import talk_about
from showkit.visits.today.running_out import What
from showkit.visits.today.to_enter import Entering

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from showkit.model.library import Library
    from showkit.model.presenter import Presenter
    from showkit.model.talk import HistoryEntry
    from showkit.portal.reader import Reader
    from showkit.visits.today.due import Promise
    from showkit.visits.today.rules import Reason
    from showkit.visits.today.running_out import RunsOut
    from showkit.visits.today.to_enter import ToEnter

_A_WEEK: Final = 7

_ONCE: Final[Mapping[str, Message]] = {
    "fees": Message("opened the fees of {show} {when}"),
    "kit": Message("took the kit of {show} {when}"),
    "rider": Message("read the tech rider of {show} {when}"),
    "video": Message("watched the video of {show} {when}"),
    "document": Message("took a document of {show} {when}"),
    "show": Message("looked at {show} {when}"),
    "read": Message("read the page {when}"),
    "forwarded": Message("the link was passed on: somebody else came {when}"),
    "left": Message("the link of somebody who has left was opened {when}"),
    "new-person": Message("came for the first time {when}, after others of the house"),
    "came-back": Message("came back {when}, after {days} days"),
}
_SEVERAL: Final[Mapping[str, Message]] = {
    "fees": Message("opened the fees of {show} {times} times, last {when}"),
    "kit": Message("took the kit of {show} {times} times, last {when}"),
    "rider-again": Message("read the tech rider of {show} {times} times, last {when}"),
    "video": Message("watched the video of {show} {times} times, last {when}"),
    "document": Message("took {times} documents of {show}, last {when}"),
    "show-again": Message("looked at {show} on {times} visits, last {when}"),
}
_ACROSS: Final[Mapping[str, Message]] = {
    "rider-again": Message("read the tech riders of {show} more than once, last {when}"),
    "show-again": Message("looked at {show} more than once, last {when}"),
}
"""About several shows, where it is not what is said of one."""

EVIDENCE: Final[Mapping[Evidence, Message]] = {
    Evidence.HUMAN: Message("certain visit"),
    Evidence.PROBABLE: Message("probable visit"),
    Evidence.MACHINE: Message("machine"),
}
"""How sure it is that a person came."""

EXCHANGES: Final[Mapping[Exchange, Message]] = {
    Exchange.CALL: Message("call"),
    Exchange.EMAIL: Message("e-mail"),
    Exchange.MEETING: Message("meeting"),
    Exchange.VISIT: Message("visit to them"),
    Exchange.SHOWCASE: Message("showcase"),
    Exchange.LETTER: Message("letter"),
    Exchange.NOTE: Message("note"),
    Exchange.PERFORMANCE: Message("performance"),
}
"""How something was said, in a word."""

STAGES: Final[Mapping[TalkStage, Message]] = {
    TalkStage.PROSPECT: Message("prospect"),
    TalkStage.CONTACTED: Message("contacted"),
    TalkStage.INTERESTED: Message("interested"),
    TalkStage.OPTION: Message("option"),
    TalkStage.CONTRACT: Message("contract"),
    TalkStage.PERFORMED: Message("performed"),
    TalkStage.DECLINED: Message("declined"),
}
"""How far a talk has come, in a word."""

_ENTER: Final[Mapping[Entering, Message]] = {
    Entering.BOUNCED: Message(
        "An e-mail to {name} seems to have come back ({day}: “{note}”). Is {email} still right?"
    ),
    Entering.UNSUBSCRIBED: Message(
        "{name} seems to want no more e-mail ({day}: “{note}”). Enter “unsubscribed_on”."
    ),
    Entering.NOTED: Message(
        "{name} seems to want no more e-mail, by their note (“{note}”). Enter “unsubscribed_on”."
    ),
    Entering.LEFT: Message("{name} seems to have left ({day}: “{note}”). Enter “left_on”."),
    Entering.GONE: Message("{name} seems to have left, by their note (“{note}”). Enter “left_on”."),
    Entering.WRITTEN: Message(
        "{name} was written to on {day} and had asked for no more. Which list was used?"
    ),
}


def when(day: dt.date, as_of: dt.date, reader: Reader) -> str:
    """Return a day as one says it on the day `as_of`: today, yesterday, Tuesday, 3 May 2026."""
    ago = (as_of - day).days
    if ago == 0:
        return reader.gettext("today")
    if ago == 1:
        return reader.gettext("yesterday")
    if 1 < ago < _A_WEEK:
        return reader.say(Message("on {weekday}", weekday=reader.weekday(day)))
    return reader.say(Message("on {day}", day=reader.day(day)))


def reason_texts(
    reasons: Iterable[Reason], library: Library, as_of: dt.date, reader: Reader
) -> tuple[str, ...]:
    """Return reasons to call as ends of a sentence about who came, one for each rule."""
    by_rule: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_rule.setdefault(reason.rule, []).append(reason)
    return tuple(_reason_text(those, library, as_of, reader) for those in by_rule.values())


def _reason_text(those: Sequence[Reason], library: Library, as_of: dt.date, reader: Reader) -> str:
    """Return reasons of one rule as one text: the shows, and the last day."""
    first, *others = those
    if others:
        said = _ACROSS.get(first.rule) or _ONCE[first.rule]
    else:
        said = (_SEVERAL.get(first.rule) if first.times > 1 else None) or _ONCE[first.rule]
    titles = dict.fromkeys(show_title(reason.show, library, reader) for reason in those)
    return reader.say(
        Message(
            said.text,
            show=reader.listed(titles),
            when=when(max(reason.day for reason in those), as_of, reader),
            times=first.times,
            days=first.days,
        )
    )


def show_title(slug: str, library: Library, reader: Reader) -> str:
    """Return a show's title, or what stands for it where it is not known which."""
    show = library.show_by_slug.get(slug)
    return reader.set(show.in_language(reader.tag).title) if show else reader.gettext("the shows")


def talk_text(presenter: Presenter, slug: str, library: Library, reader: Reader) -> str:
    """Return a show with how far the talk about it has come: “Stays (option)”."""
    if not slug:
        return ""
    title, talk = show_title(slug, library, reader), talk_about(presenter, slug)
    return f"{title} ({reader.say(STAGES[talk.stage])})" if talk else title


def exchange_text(entry: HistoryEntry | None, library: Library, reader: Reader) -> str:
    """Return what was last said, in a line; empty where nothing was."""
    if entry is None:
        return ""
    title = show_title(entry.show, library, reader) if entry.show else ""
    head = [reader.day(entry.date), reader.say(EXCHANGES[entry.kind]), title, entry.by]
    note = reader.set(" ".join(entry.note.split()))
    return ", ".join(part for part in head if part) + (f". {note}" if note else "")


def due_text(promise: Promise, as_of: dt.date, reader: Reader) -> str:
    """Return for when something was promised, as one says it on the day `as_of`."""
    late = (as_of - promise.due).days
    if late > 0:
        text = reader.ngettext("{n} day late", "{n} days late", late)
        return text.format(n=late)
    if late == 0:
        return reader.gettext("due today")
    return reader.say(Message("due on {day}", day=reader.day(promise.due)))


def enter_text(one: ToEnter, reader: Reader) -> str:
    """Return what is to be entered, with what says so."""
    text = _ENTER[one.kind]
    return reader.say(
        Message(
            text.text,
            name=one.person.name,
            day=reader.day(one.day) if one.day else "",
            note=reader.set(" ".join(one.note.split())),
            email=one.person.email or "",
        )
    )


def runs_out_text(one: RunsOut, as_of: dt.date, reader: Reader) -> str:
    """Return what runs out, or has, and when."""
    day = reader.day(one.day)
    over = one.day < as_of
    if one.what is What.OPTION and one.show is not None and one.dates:
        title = reader.set(one.show.in_language(reader.tag).title)
        date = reader.listed(
            stay_in_words([each.date for each in stay], reader) for stay in stays(one.dates)
        )
        if over:
            return reader.say(
                Message(
                    "The option on {show}, {date}, ran out on {day}", show=title, date=date, day=day
                )
            )
        return reader.say(
            Message(
                "The option on {show}, {date}, runs out on {day}", show=title, date=date, day=day
            )
        )
    name = one.person.name if one.person else one.house
    if one.what is What.CONSENT:
        if over:
            return reader.say(
                Message("Leave to write to {name} ended on {day}", name=name, day=day)
            )
        return reader.say(Message("Leave to write to {name} ends on {day}", name=name, day=day))
    if over:
        return reader.say(Message("The access page of {name} closed on {day}", name=name, day=day))
    return reader.say(Message("The access page of {name} closes on {day}", name=name, day=day))
