"""What no single file can know: facts held against one another, and against the day.

One check is one function that yields findings: its docstring's first line is the rule, the rest
is the advice. `CHECKS` is all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.checks import (
    changes,
    clocks,
    codes,
    contacts,
    documents,
    embargoes,
    files,
    ids,
    performances,
    placeholders,
    references,
    rows,
    sent,
    shows,
    stages,
    texts,
    visuals,
)
from showkit.content.checks.check import Check, run
from showkit.content.checks.check import check as _check
from showkit.content.rules import (
    CONTENT,
    DATES,
    FILES,
    HOUSES,
    OUTREACH,
    STAGES,
    TABLES,
    VISUALS,
    WORDS,
)
from showkit.model.finding import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from showkit.content.load import Loaded
    from showkit.output.memory import Remembered

__all__ = ["CHECKS", "Check", "check"]

CHECKS: Final[tuple[Check, ...]] = (
    _check(files.files_are_where_they_are_named, *files.PROBLEMS),
    _check(files.files_are_listed, FILES.UNUSED),
    _check(files.names_are_known, FILES.UNKNOWN, FILES.WORKBOOK),
    _check(documents.documents_are_light, FILES.HEAVY),
    _check(documents.private_files_can_be_gathered, FILES.TOO_LARGE_TO_GATHER),
    _check(documents.documents_hold_something, FILES.EMPTY),
    _check(texts.shows_have_words_in_every_language, WORDS.NO_TRANSLATION),
    _check(texts.showkit_speaks_every_language, WORDS.NOT_SPOKEN),
    _check(texts.languages_say_the_same, WORDS.MISSING_TEXT),
    _check(texts.summaries_have_the_right_length, WORDS.SUMMARY_LENGTH),
    _check(texts.short_texts_are_in_every_language, WORDS.LOCAL_TEXT, WORDS.LOCAL_COLUMN),
    _check(texts.links_lead_somewhere, WORDS.DEAD_LINK, WORDS.PICTURE),
    _check(texts.lists_are_lists, WORDS.PASTED_LIST),
    _check(placeholders.starting_texts_are_replaced, WORDS.STILL_STARTING),
    _check(placeholders.people_are_named, WORDS.UNNAMED),
    _check(rows.rows_stand_once, TABLES.SAME_ROW),
    _check(visuals.photographs_are_described, VISUALS.NO_ALT),
    _check(visuals.captions_are_translated, VISUALS.NO_CAPTION),
    _check(visuals.photographs_name_their_photographer, VISUALS.NO_CREDIT),
    _check(visuals.photographs_say_their_licence, VISUALS.NO_LICENCE),
    _check(visuals.portraits_name_their_photographer, VISUALS.NO_PORTRAIT_CREDIT),
    _check(performances.performances_lie_in_a_touring_window, DATES.OUTSIDE_WINDOW),
    _check(performances.performances_end_after_they_start, DATES.ENDS_FIRST),
    _check(performances.dates_stand_once, DATES.TWICE),
    _check(clocks.times_exist, DATES.NO_SUCH_TIME, DATES.AMBIGUOUS_TIME),
    _check(
        clocks.zones_are_those_of_the_place, DATES.NO_ZONE, DATES.ZONE_ELSEWHERE, DATES.HOME_ZONE
    ),
    _check(embargoes.embargoes_hold, DATES.EMBARGO),
    _check(shows.touring_windows_end_after_they_begin, DATES.WINDOW_ORDER),
    _check(shows.ages_rise, CONTENT.AGE_ORDER),
    _check(performances.options_are_alive, DATES.LAPSED),
    _check(performances.postponed_dates_are_replaced, DATES.REPLACEMENT),
    _check(performances.dates_are_announced_before_they_are_played, DATES.LATE_ANNOUNCEMENT),
    _check(changes.changes_name_known_dates, DATES.UNKNOWN_DATE),
    _check(changes.changes_stand_once, DATES.CHANGE_TWICE),
    _check(stages.lengths_are_in_metres, STAGES.UNIT),
    _check(stages.temperatures_are_in_celsius, STAGES.FAHRENHEIT),
    _check(stages.set_elements_stand_on_the_stage, STAGES.OUTSIDE, STAGES.IN_THE_HOUSE),
    _check(stages.what_is_asked_for_can_be_there, STAGES.NO_WORD),
    _check(ids.ids_are_unique, CONTENT.DUPLICATE_ID, CONTENT.COPIED, CONTENT.NUMBERED),
    _check(ids.former_ids_are_free, CONTENT.FORMER_ID),
    _check(references.what_is_kept_apart_exists, HOUSES.UNKNOWN_TWO),
    _check(references.presenters_name_known_shows, CONTENT.UNKNOWN_SHOW),
    _check(references.exchanges_are_with_known_people, HOUSES.UNKNOWN_PERSON),
    _check(codes.terms_are_in_the_vocabularies, CONTENT.UNKNOWN_TERM),
    _check(codes.audiences_are_spelt, CONTENT.AUDIENCE),
    _check(references.contacts_are_in_the_team, CONTENT.UNKNOWN_MEMBER),
    _check(clocks.time_zones_exist, CONTENT.TIME_ZONE),
    _check(ids.former_slugs_are_free, CONTENT.FORMER_SLUG),
    _check(ids.slugs_are_unique, CONTENT.DUPLICATE_SLUG),
    _check(
        references.houses_are_known,
        CONTENT.UNKNOWN_HOUSE,
        CONTENT.UNKNOWN_ROOM,
        CONTENT.HOUSE_BY_NAME,
    ),
    _check(shows.shows_belong_to_known_companies, CONTENT.UNKNOWN_COMPANY),
    _check(codes.countries_exist, CONTENT.COUNTRY),
    _check(codes.currencies_exist, CONTENT.CURRENCY),
    _check(codes.languages_exist, CONTENT.LANGUAGE, CONTENT.COUNTRY),
    _check(contacts.people_are_written_to_on_a_ground, HOUSES.NO_BASIS),
    _check(contacts.consents_hold, HOUSES.CONSENT_EXPIRED),
    _check(contacts.implied_consents_have_a_day, HOUSES.NO_END),
    _check(contacts.contacts_are_verified_every_year, HOUSES.NOT_VERIFIED),
    _check(contacts.people_who_left_have_no_page, HOUSES.LEFT_WITH_LINK),
    _check(sent.the_sent_log_names_known_people, OUTREACH.UNKNOWN_HOUSE, OUTREACH.UNKNOWN_PERSON),
    _check(sent.what_was_sent_was_sent_before, OUTREACH.NOT_YET),
)
"""All checks, in the order of the reference page."""


def check(
    loaded: Loaded,
    as_of: dt.date,
    more: Sequence[Check] = (),
    memory: Remembered | None = None,
) -> tuple[Finding, ...]:
    """Return every finding: those of reading and those of all checks, in order of place.

    `as_of` is the day that coming dates, embargoes and ages are reckoned from; `more` are checks
    of the layers above; `memory` has what earlier checks found of shows.
    """
    found = [*loaded.findings, *run((*CHECKS, *more), loaded, as_of, memory)]
    return tuple(sorted(found, key=Finding.sort_key))
