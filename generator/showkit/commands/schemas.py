"""``showkit schemas``: the JSON Schemas by which an editor completes and checks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from showkit.commands.progress import say
from showkit.content.file_kinds import FILE_KINDS, SCHEMA_FOLDER, Form
from showkit.content.json_schema import json_schema
from showkit.content.load import load
from showkit.model.message import Message
from showkit.output.cache import write_atomically
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.output.catalogues import Catalogue
    from showkit.output.project import Project


def schemas(project: Project) -> int:
    """Write the schemas into ``content/.schemas/``, in the company's first language."""
    library = load(project).library
    tag = library.company.main_language if library else reader_language()
    written = write_schemas(project, catalogue(tag))
    folder = project.relative(project.content / SCHEMA_FOLDER)
    say(Message("{folder}: {n} schemas new or changed.", folder=folder, n=written))
    return 0


def write_schemas(project: Project, words: Catalogue) -> int:
    """Write the schemas that are missing or differ; return how many."""
    written = 0
    for name, text in schema_files(words).items():
        path = project.content / SCHEMA_FOLDER / name
        data = text.encode()
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)
            written += 1
    return written


def schema_files(words: Catalogue) -> Mapping[str, str]:
    """Return each schema by its file's name, with descriptions in the language of `words`."""
    return {
        kind.schema: json.dumps(
            json_schema(
                kind.record,
                words.say(kind.title),
                words.gettext,
                without=("body",) if kind.form is Form.FRONT_MATTER else (),
                by_name=kind.by_name,
            ),
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for kind in FILE_KINDS
        if kind.schema
    }
