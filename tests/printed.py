"""Sheets made and read back with other people's software: Poppler's tools, pypdf, PDFium."""

from __future__ import annotations

import datetime as dt
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf

from showkit.content.load import load
from showkit.kit.printing.make import sheet_pdf
from showkit.output.cache import Cache
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.portal.addresses import Addresses
from showkit.portal.reader import Reader
from showkit.portal.site import Site
from showkit.portal.stationery import make_stationery

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 21)


def demo_site():
    """Return the demo company on a day, without its pictures."""
    library = load(Project(ROOT)).library
    return Site(library, {}, Addresses(library.company), DAY, ROOT)


def stationery(folder, own=None):
    """Return templates and typefaces to print with; `own` is a company's site_templates/."""
    templates = Templates(own or ROOT / "site_templates")
    brand = load(Project(ROOT)).library.company.brand
    return make_stationery(brand, templates, ROOT / "content", Cache(folder), folder / "faces")


def reader(tag):
    """Return someone who reads in a locale."""
    return Reader(catalogue(tag))


def printed(sheet, with_, path, **data):
    """Make a sheet, with other `data` where it is given; return its file."""
    path.write_bytes(sheet_pdf(replace(sheet, data={**sheet.data, **data}), with_))
    return path


def run(*command):
    """Return what a command prints."""
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return done.stdout


def info(path):
    """Return what pdfinfo says, by its labels."""
    lines = run("pdfinfo", path).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def text(path):
    """Return the words of a PDF in the order of its content, single spaces between them."""
    return " ".join(run("pdftotext", "-raw", path, "-").replace("\u00a0", " ").split())


def tags(path):
    """Yield every element of a PDF's structure tree as (kind, its dictionary), in order."""
    root = pypdf.PdfReader(path).trailer["/Root"]["/StructTreeRoot"]
    waiting = [root]
    while waiting:
        one = waiting.pop().get_object()
        if not isinstance(one, dict):
            continue
        if "/S" in one:
            yield one["/S"], one
        inner = one.get("/K", [])
        inner = inner.get_object() if hasattr(inner, "get_object") else inner
        waiting += reversed(inner if isinstance(inner, list) else [inner])
