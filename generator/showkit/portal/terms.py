"""Fees and conditions in the reader's words and currency formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from babel.numbers import format_currency, format_percent, get_currency_name, get_currency_symbol

from showkit.portal.typography import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.model.terms import Fee, PerDiem, Royalties, Terms, Workshop
    from showkit.portal.reader import Reader


_SHARED_SIGNS: Final = frozenset({"$", "kr"})


@dataclass(frozen=True)
class TermView:
    """What the terms say under one label: one line, or several as of two workshops."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class TermsView:
    """What a show costs and what that includes; and what else there is to agree on."""

    fees: tuple[TermView, ...]
    conditions: tuple[TermView, ...]

    @property
    def lines(self) -> tuple[TermView, ...]:
        """All of it, fees first."""
        return (*self.fees, *self.conditions)


def terms_view(terms: Terms, currency: str, reader: Reader) -> TermsView:
    """Return fees and conditions, each in the order in which people ask for them.

    Amounts are in `currency`, the company's, where the terms name no other.
    """
    paid_in = terms.currency or currency
    return TermsView(
        _views(_fees(terms, paid_in, reader)), _views(_conditions(terms, paid_in, reader))
    )


def _views(lines: Iterator[tuple[str, str]]) -> tuple[TermView, ...]:
    """Return the lines that say something, those of one label together."""
    by_label: dict[str, list[str]] = {}
    for label, value in lines:
        if value:
            by_label.setdefault(label, []).append(value)
    return tuple(TermView(label, tuple(values)) for label, values in by_label.items())


def _fees(terms: Terms, currency: str, reader: Reader) -> Iterator[tuple[str, str]]:
    _ = reader.gettext
    for fee in terms.fees:
        amount = money(fee.amount, fee.currency or currency, reader)
        yield _fee_label(fee, reader), _with_note(amount, reader.text(fee.note))
    if terms.extra_day is not None:
        yield _("Day without performance"), money(terms.extra_day, currency, reader)
    of_fees = {fee.currency or currency for fee in terms.fees}
    if currency in of_fees or terms.extra_day is not None:
        yield _("Amounts"), _named(currency, reader)
    yield (
        _("Included"),
        reader.set("; ".join(text.in_language(reader.tag) for text in terms.includes)),
    )
    if terms.negotiable:
        yield _("Fees"), _("open to discussion")
    yield _("Note"), reader.text(terms.note)


def _conditions(terms: Terms, currency: str, reader: Reader) -> Iterator[tuple[str, str]]:
    _ = reader.gettext
    yield _("Travel"), reader.text(terms.travel)
    yield _("Freight"), reader.text(terms.freight)
    yield _("Accommodation"), reader.text(terms.rooms)
    yield _("Meals"), reader.text(terms.meals)
    if terms.per_diem:
        yield _("Per diem"), _per_diem(terms.per_diem, currency, reader)
    for due in terms.royalties:
        yield _("Royalties"), _royalties(due, reader)
    yield _("Co-production"), reader.text(terms.co_production)
    yield _("Pre-purchase"), reader.text(terms.pre_purchase)
    yield _("Options"), reader.text(terms.option_rules)
    for workshop in terms.workshops:
        yield _("Workshop"), _workshop(workshop, currency, reader)


def money(amount: float, currency: str, reader: Reader) -> str:
    """Return an amount with its currency; round figures, as fees are, without decimals."""
    locale = reader.source.locale
    pattern = locale.currency_formats["standard"].pattern
    if amount == int(amount):
        pattern = pattern.replace("0.00", "0")
    return str(
        format_currency(amount, currency, format=pattern, locale=locale, currency_digits=False)
    )


def _named(currency: str, reader: Reader) -> str:
    """Return which money it is, where its sign is that of several: a $ read in Lyon is American."""
    locale = reader.source.locale
    if get_currency_symbol(currency, locale=locale) not in _SHARED_SIGNS:
        return ""
    name = get_currency_name(currency, count=2, locale=locale)
    return reader.gettext("in {currency}").format(currency=name)


def _fee_label(fee: Fee, reader: Reader) -> str:
    text = reader.ngettext("{n} performance", "{n} performances", fee.performances)
    label = text.format(n=fee.performances)
    if fee.days is None:
        return label
    days = reader.ngettext("in {n} day", "in {n} days", fee.days).format(n=fee.days)
    return f"{label} {days}"


def _per_diem(per_diem: PerDiem, currency: str, reader: Reader) -> str:
    amount = money(per_diem.amount, per_diem.currency or currency, reader)
    text = reader.gettext("{amount} per person per day").format(amount=amount)
    return _with_note(text, reader.text(per_diem.note))


def _royalties(due: Royalties, reader: Reader) -> str:
    share = ""
    if due.percentage is not None:
        share = format_percent(
            due.percentage / 100, locale=reader.source.locale, decimal_quantization=False
        )
    return _with_note(" ".join(filter(None, (due.society, share))), reader.text(due.note))


def _workshop(workshop: Workshop, currency: str, reader: Reader) -> str:
    parts = [reader.text(workshop.title), reader.text(workshop.audience)]
    if workshop.minutes:
        parts.append(reader.minutes(workshop.minutes))
    if workshop.fee:
        parts.append(money(workshop.fee, currency, reader))
    elif workshop.fee is not None:
        parts.append(reader.gettext("free of charge"))
    return _with_note(", ".join(filter(None, parts)), reader.text(workshop.note))


def _with_note(text: str, note: str) -> str:
    """Return a value with what is said of it: a sentence follows as one, anything else a dash.

    “5 200 € – HT, TVA en sus”, “3.400 € – zzgl. MwSt.”, but “14 800 $. En Europe : 9 900 €”.
    """
    if not (text and note):
        return text or note
    if note.endswith(".") and not note[0].islower():
        return f"{text}. {note.removesuffix('.')}"
    return f"{text}{NO_BREAK}– {note}"
