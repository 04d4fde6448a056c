"""A package that lists its own resources is read as it says; nothing is fetched for it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.content.load import load
from showkit.content.package_check import check_packages
from showkit.content.yaml import parse_json
from showkit.output.cache import Cache
from showkit.output.project import Project

_DATES = "id;date;city;country;venue\nd1;2027-03-31;Québec;CA;La Scène\n"


@pytest.fixture
def solo(smallest):
    return smallest.content / "shows" / "solo"


def write(folder, descriptor, **files):
    (folder / "datapackage.yaml").write_text(descriptor, encoding="utf-8")
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name}.csv").write_bytes(data)


def show_and_findings(project):
    loaded = load(project)
    found = [*loaded.findings, *check_packages(loaded)]
    return loaded.library.shows[0], [f"{finding.code} {finding.place}" for finding in found]


def test_a_table_under_another_name_is_found(smallest, solo):
    write(
        solo,
        "resources: [{name: performances, path: dates.csv, dialect: {delimiter: ';'}}]\n",
        dates=_DATES,
    )
    show, found = show_and_findings(smallest)
    assert [(p.id, p.city) for p in show.performances] == [("d1", "Québec")]
    assert found == [], "a declared delimiter needs no remark"


def test_a_declared_encoding_is_used(smallest, solo):
    """Without it these bytes are Windows-1252 to anybody who guesses."""
    write(
        solo,
        "resources: [{name: press, path: press.csv, encoding: mac-roman}]\n",
        press="source,quote_fr\nLa Gazette,Été\n".encode("mac-roman"),
    )
    show, found = show_and_findings(smallest)
    assert show.press[0].quote.in_language("fr") == "Été"
    assert found == []


def test_an_encoding_declared_wrongly_is_said_and_the_table_read_right(smallest, solo):
    write(
        solo,
        "resources: [{name: press, path: press.csv, encoding: utf-8}]\n",
        press="source,quote_fr\nLa Gazette,Été\n".encode("cp1252"),
    )
    show, found = show_and_findings(smallest)
    assert show.press[0].quote.in_language("fr") == "Été"
    assert found[0].startswith("T101")


def test_the_schema_names_the_columns_and_says_how_cells_are_written(smallest, solo):
    """A company's own sheet keeps its own headings, dates and words for yes."""
    write(
        solo,
        "resources:\n"
        "  - name: performances\n"
        "    path: dates.csv\n"
        "    schema:\n"
        "      missingValues: ['-']\n"
        "      fields:\n"
        "        - {name: id}\n"
        "        - {name: date, type: date, format: '%d/%m/%Y'}\n"
        "        - {name: city}\n"
        "        - {name: country}\n"
        "        - {name: venue}\n"
        "        - {name: room}\n",
        dates="No,Jour,Ville,Pays,Salle,Où\nd1,31/03/2027,Namur,BE,La Sambre,-\n",
    )
    show, found = show_and_findings(smallest)
    (played,) = show.performances
    assert (str(played.date), played.city, played.room) == ("2027-03-31", "Namur", "")
    assert {line.split()[0] for line in found} == {"K113"}, "the headings are not the schema's"


def test_a_table_without_headings_takes_them_from_its_schema(smallest, solo):
    (solo / "credits-schema.json").write_text(
        json.dumps(
            {
                "fields": [
                    {"name": "name"},
                    {"name": "role_fr"},
                    {
                        "name": "on_tour",
                        "type": "boolean",
                        "trueValues": ["x"],
                        "falseValues": [""],
                    },
                ]
            }
        ),
        encoding="utf-8",
    )
    write(
        solo,
        "resources: [{name: credits, path: who.csv, schema: credits-schema.json, "
        "dialect: {header: false, commentChar: '%'}}]\n",
        who="% from the office\nAna Brun,Jeu,x\nZoé Roy,Son,\n",
    )
    show, found = show_and_findings(smallest)
    assert [(one.name, one.on_tour) for one in show.credits] == [
        ("Ana Brun", True),
        ("Zoé Roy", False),
    ]
    assert found == []


def test_a_package_that_comes_as_json_is_honoured(smallest, solo):
    descriptor = {"title": "Solo 🎪", "state": "retired", "duration": 55, "intermission": False}
    text = json.dumps(descriptor, indent="\t")
    (solo / "datapackage.json").write_text(text, encoding="utf-8")
    show, found = show_and_findings(smallest)
    assert (show.facts.title, show.facts.state, show.facts.duration) == ("Solo 🎪", "retired", 55)
    assert found == []


def test_a_mistake_in_json_is_placed_in_the_json(smallest, solo):
    (solo / "datapackage.json").write_text('{\n\t"genres": "circus",\n\t"stat": "x"\n}')
    _, found = show_and_findings(smallest)
    assert found == ["R101 content/shows/solo/datapackage.json:3:2"]


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"b":[true,null,"x"]}',
        '{"a": "\\ud83c\\udfaa \\u00e9 \\/ \\\\ud83c"}',
        '{"a":-1.5e3}',
    ],
)
def test_json_is_read_as_json(text):
    assert parse_json(text, "f.json").typed() == json.loads(text)


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        ("path: https://evil.example/dates.csv", "P107"),
        ("path: ../../company.yaml", "P104"),
        ("path: /etc/passwd", "P104"),
        ("path: linked.csv", "P104"),
        ("path: here.csv, schema: 'https://evil.example/schema.json'", "P107"),
        ("path: here.csv, schema: ../../company.yaml", "P104"),
        ("path: here.csv, dialect: 'http://evil.example/dialect.json'", "P107"),
    ],
)
def test_nothing_is_fetched_and_nothing_outside_is_opened(smallest, resource, code, monkeypatch):
    """A package from elsewhere must not make this computer call home, or read its files aloud."""
    solo = smallest.content / "shows" / "solo"
    outside = smallest.root.parent / "secret.csv"
    outside.write_text(_DATES, encoding="utf-8")
    (solo / "linked.csv").symlink_to(outside)
    write(
        solo,
        "$schema: https://evil.example/profile.json\n"
        f"resources: [{{name: performances, {resource}}}]\n",
        here="id,date,city,country,venue\n",
    )

    def refuse(*_args, **_more):
        raise AssertionError("somebody opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    show, found = show_and_findings(smallest)
    assert show.performances == ()
    assert code in {line.split()[0] for line in found}
    assert "secret" not in str(found)


def test_usual_files_are_still_found_beside_a_list(smallest, solo):
    """Listing one table must not make the others vanish from the site."""
    write(
        solo,
        "resources: [{name: performances, path: dates.csv, dialect: {delimiter: ';'}}]\n",
        dates=_DATES,
        press="source,quote_fr\nLa Gazette,Oui.\n",
    )
    show, _ = show_and_findings(smallest)
    assert len(show.press) == 1


_WORDS = st.sampled_from(
    [
        "performances",
        "press",
        "press.csv",
        "here.csv",
        "date",
        "string",
        "%d%d",
        "any",
        "true",
        "utf-8",
        "unicode_escape",
        ";",
        "\n",
        '"',
        "../x",
        "https://x.example",
        "",
        "-",
        "object",
    ]
)
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | _WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "name",
                    "path",
                    "type",
                    "format",
                    "fields",
                    "constraints",
                    "missingValues",
                    "required",
                    "enum",
                    "minimum",
                    "primaryKey",
                    "foreignKeys",
                    "delimiter",
                    "header",
                    "quoteChar",
                    "commentChar",
                    "trueValues",
                    "decimalChar",
                    "groupChar",
                    "fieldsMatch",
                    "reference",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
_RESOURCES = st.lists(
    st.fixed_dictionaries(
        {"name": _WORDS, "path": st.just("press.csv") | _ANY},
        optional={
            "schema": _ANY,
            "dialect": _ANY,
            "encoding": _WORDS,
            "data": _ANY,
            "bytes": _ANY,
            "hash": _ANY,
            "licenses": _ANY,
            "sources": _ANY,
        },
    ),
    max_size=2,
)


@settings(deadline=None, max_examples=150)
@given(resources=_RESOURCES)
def test_whatever_a_package_says_there_is_an_answer(tmp_path_factory, resources):
    """Descriptors come from all kinds of programs; none may stop the others from being read."""
    root = tmp_path_factory.mktemp("any")
    folder = root / "content" / "shows" / "solo"
    folder.mkdir(parents=True)
    (root / "content" / "company.yaml").write_text(
        "name: X\ntagline: Y\nlanguages: fr\nsite_url: https://x.example/\n", encoding="utf-8"
    )
    (folder / "show.fr.md").write_text("---\ntitle: Solo\n---\n", encoding="utf-8")
    (folder / "press.csv").write_text('source;quote_fr\nLa "G";Été\n1;2;3\n', encoding="utf-8")
    text = json.dumps({"resources": resources})
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    loaded = load(Project(root))
    assert loaded.library.shows[0].slug == "solo"
    for finding in [*loaded.findings, *check_packages(loaded)]:
        assert str(finding.what)
        assert str(finding.advice)


def test_a_good_package_is_judged_once(smallest, solo, tmp_path):
    """Importing frictionless takes a quarter of a second: only a change is worth that."""
    write(
        solo,
        "resources: [{name: sales, path: sold.csv, "
        "schema: {fields: [{name: seats, type: integer}]}}]\n",
        sold="seats\n12\n",
    )
    cache = Cache(tmp_path / "cache")
    assert check_packages(load(smallest), cache) == ()
    program = (
        "import sys; from pathlib import Path; from showkit.content.load import load; "
        "from showkit.content.package_check import check_packages; "
        "from showkit.output.cache import Cache; from showkit.output.project import Project; "
        "found = check_packages(load(Project(Path(sys.argv[1]))), Cache(Path(sys.argv[2]))); "
        "print(len(found), 'frictionless' in sys.modules)"
    )

    def run():
        command = [sys.executable, "-c", program, str(smallest.root), str(tmp_path / "cache")]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    assert run() == ["0", "False"]
    (solo / "sold.csv").write_text("seats\nmany\n", encoding="utf-8")
    assert run() == ["1", "True"]
