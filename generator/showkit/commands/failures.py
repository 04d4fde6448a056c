"""Which exceptions are expected, and what a person sees of them and of the others."""

from __future__ import annotations

import platform
import traceback

import click

from showkit import __version__
from showkit.model.message import Message
from showkit.output.catalogues import catalogue, reader_language


def explain_failure(error: Exception) -> bool:
    """Print an expected failure in the reader's language; False where it is a bug."""
    message = getattr(error, "message", None)
    words = catalogue(reader_language())
    if isinstance(message, Message):
        click.echo(f"showkit: {words.say(message)}", err=True)
        return True
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"showkit: {place}{error.strerror or error}", err=True)
        return True
    return False


def explain_bug(error: Exception, code: int) -> int:
    """Print a bug so that it can be reported; return its exit code."""
    traceback.print_exception(error)
    click.echo(
        f"\nshowkit: this is a bug in showkit, not in your content. Please report it with the "
        f"lines above.\nshowkit {__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}",
        err=True,
    )
    return code
