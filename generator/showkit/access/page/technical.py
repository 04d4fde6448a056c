"""The part of a page that is forwarded to whoever is responsible for the stage.

It holds the rider at a glance, how it fits the rooms of the house, the plans in them, the files
of the rider that anybody may have, and whom to call. No fee, no note, no video, no private
document, and no name of the person who forwards it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from showkit.access.page.chapter import ROOT
from showkit.access.page.letter import contents, signature
from showkit.access.page.slots import RECORDED, VIA
from showkit.access.page.views import SignatureView, TechnicalShowView, TechnicalView
from showkit.model.record import Visibility
from showkit.portal.addresses import PRIVACY
from showkit.portal.downloads import rider_views
from showkit.portal.people import dialled
from showkit.portal.rider_lines import rider_at_a_glance
from showkit.portal.show_page import rider_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.model.presenter import Presenter
    from showkit.model.rider import Rider, TechnicalContact
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def technical_show(show: Show, site: Site, reader: Reader) -> TechnicalShowView | None:
    """Return what the stage of any house is told of a show; None where its rider says nothing."""
    rider = show.told_rider
    if rider is None:
        return None
    return TechnicalShowView(
        slug=show.slug,
        title=reader.set(show.in_language(reader.tag).title),
        version=rider_version(rider, reader),
        glance=rider_at_a_glance(rider, reader),
        files=tuple(
            replace(view, href=f"{view.href}{VIA}")
            for view in rider_views(show, site, reader, ROOT)
        ),
        elsewhere=reader.listed(_sealed(show, rider, reader)),
        contact=_contact(rider.technical_contact, site, reader),
    )


def technical_view(
    presenter: Presenter, shows: Sequence[Show], site: Site, reader: Reader, *, knows_rooms: bool
) -> TechnicalView:
    """Return what stands around the shows; `knows_rooms`: whether they are held against any."""
    company = site.library.company
    return TechnicalView(
        company=reader.set(company.name),
        house=reader.set(presenter.name),
        knows_rooms=knows_rooms,
        contents=contents(shows, reader),
        recorded=RECORDED,
        portal=f"../{VIA}",
        privacy=f"../{PRIVACY}{VIA}",
        controller=reader.set(company.privacy.controller),
        privacy_email=company.privacy.contact or "",
    )


def _sealed(show: Show, rider: Rider, reader: Reader) -> Iterator[str]:
    """Yield the titles of the rider's files that have to be asked for: plots, rigging notes."""
    named = {*rider.files, rider.lighting.plot_file}
    for document in show.documents:
        if document.visibility is Visibility.ACCESS and document.file in named:
            yield reader.text(document.title) or document.file


def _contact(contact: TechnicalContact | None, site: Site, reader: Reader) -> SignatureView | None:
    """Return who answers technical questions; with their face where they are of the team."""
    if contact is None:
        return None
    for member in site.library.company.team:
        if member.name == contact.name:
            known = signature(member, site, reader)
            return replace(
                known,
                role=reader.text(contact.role) or known.role,
                phone=contact.phone or known.phone,
                phone_href=dialled(contact.phone) or known.phone_href,
                email=contact.email or known.email,
            )
    return SignatureView(
        contact.name,
        reader.text(contact.role),
        contact.phone,
        dialled(contact.phone),
        contact.email or "",
        None,
    )
