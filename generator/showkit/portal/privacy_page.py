"""Privacy and legal: who answers for personal data, what is noted, whose work is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.portal.company_pages import address_lines
from showkit.portal.trailers import hosts_of_trailers
from showkit.portal.views import PrivacyView

if TYPE_CHECKING:
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def privacy_view(site: Site, reader: Reader) -> PrivacyView:
    """Return the page that every site needs and every law asks for."""
    company = site.library.company
    privacy, contact = company.privacy, company.contact()
    notice = privacy.notice.in_language(reader.tag) if privacy.notice else ""
    return PrivacyView(
        legal_name=reader.set(company.legal_name or company.name),
        address=address_lines(company, reader),
        controller=reader.set(privacy.controller),
        email=privacy.contact or (contact.email if contact and contact.email else ""),
        laws=reader.listed(reader.set(law) for law in privacy.law),
        notice=reader.prose(notice),
        hosts=reader.either(hosts_of_trailers(site)),
        keep_months=company.tracking.keep_months,
    )
