"""What the pages on publishing tell people to type is what there is."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from showkit import __version__
from showkit.cli import showkit
from showkit.model.company import Hosting

_DOCS = Path(__file__).parents[1] / "docs"
_PAGES = ["publishing.md", "publier.md"]
_WORKFLOW = yaml.safe_load((_DOCS / "publish.yml").read_text("utf-8"))


def _text(page):
    return (_DOCS / page).read_text("utf-8")


def _blocks(page, language):
    """Return the blocks of code of a page, without the indentation of a list around them."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", _text(page), re.DOTALL | re.MULTILINE)
    return [re.sub(rf"(?m)^{indent}", "", block) for indent, block in found]


def _steps():
    return [step for job in _WORKFLOW["jobs"].values() for step in job["steps"]]


def _commands():
    """Yield every command of showkit that is written anywhere, as its words."""
    texts = [step["run"] for step in _steps() if "run" in step]
    for page in _PAGES:
        texts += [*_blocks(page, "sh"), *re.findall(r"`(showkit [^`]+)`", _text(page))]
    for line in {line for text in texts for line in text.splitlines()}:
        if line.startswith("showkit "):
            yield tuple(shlex.split(line)[1:])


@pytest.mark.parametrize("words", sorted(set(_commands())), ids=" ".join)
def test_every_command_that_is_written_is_understood(words):
    """Parsed as the command line would be, and not run."""
    command, name, rest = showkit, "showkit", list(words)
    while isinstance(command, click.Group):
        name, *rest = rest
        command = command.commands[name]
    if name == "import":  # its file is the reader's
        rest = [word for word in rest if word.startswith("--")]
    command.make_context(name, rest)


def test_the_workflow_builds_on_a_push_every_day_and_by_hand():
    """Dates pass and embargoes end on days on which nobody commits anything."""
    when = _WORKFLOW[True]  # YAML 1.1 takes the word on for a yes
    assert when["push"]["branches"] == ["main"]
    assert "workflow_dispatch" in when
    minute, hour, *every_day = when["schedule"][0]["cron"].split()
    assert every_day == ["*", "*", "*"]
    assert 0 < int(minute) < 60, "not on the hour, when everybody's run"
    assert 0 <= int(hour) < 24


def test_the_workflow_checks_before_it_builds_and_builds_before_it_publishes():
    words = [step.get("run") or step["uses"].partition("@")[0] for step in _steps()]
    order = [
        "actions/checkout",
        'pip install "showkit==0.1.*"',
        "actions/cache",
        "showkit check --format github",
        "showkit build",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
    ]
    assert [word for word in words if word in order] == order
    assert _WORKFLOW["jobs"]["publish"]["needs"] == "build"


def test_the_workflow_asks_for_this_version():
    (wanted,) = re.findall(r"showkit==([0-9.]+)\*", (_DOCS / "publish.yml").read_text("utf-8"))
    assert __version__.startswith(wanted)


def test_the_secret_reaches_the_steps_that_need_it_and_no_other():
    """An action of somebody else's, or pip, has no business with it."""
    with_secret = [step.get("run") for step in _steps() if "SHOWKIT_SECRET" in str(step)]
    assert with_secret == ["showkit check --format github", "showkit build"]
    assert "SHOWKIT_SECRET" not in str(_WORKFLOW.get("env")), "nor the whole workflow"
    assert all("env" not in job for job in _WORKFLOW["jobs"].values())


def test_the_workflow_keeps_the_keys_that_a_build_took_back(tmp_path):
    """Run as it stands against a repository: once there is news, and no more after that."""
    (keeping,) = [step["run"] for step in _steps() if "access_files" in step.get("run", "")]
    git = ["git", "-c", "init.defaultBranch=main"]
    clone = tmp_path / "clone"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    plain |= {"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}

    def run(*command, cwd=clone):
        done = subprocess.run(
            command, cwd=cwd, env=plain, check=True, capture_output=True, text=True
        )
        return done.stdout

    run(*git, "init", "--quiet", "--bare", "origin", cwd=tmp_path)
    run(*git, "clone", "--quiet", "origin", "clone", cwd=tmp_path)
    (clone / "content").mkdir()
    (clone / "content" / "access.yaml").write_text("fingerprint: 1\n", encoding="utf-8")
    run("git", "add", "--all")
    run("git", "-c", "user.name=A", "-c", "user.email=a@x.example", "commit", "-qm", "Content")
    run("git", "push", "--quiet")
    head = run("git", "rev-parse", "HEAD")

    run("bash", "-e", "-c", keeping)
    assert run("git", "rev-parse", "HEAD") == head, "nothing was noted: nothing is committed"

    (clone / "content" / "access_files.json").write_text("{}\n", encoding="utf-8")
    (clone / "site").mkdir()
    (clone / "site" / "index.html").write_text("not for this repository", encoding="utf-8")
    run("bash", "-e", "-c", keeping)
    run("bash", "-e", "-c", keeping)
    kept = run("git", "ls-tree", "-r", "--name-only", "main", cwd=tmp_path / "origin").split()
    assert kept == ["content/access.yaml", "content/access_files.json"]
    assert run("git", "rev-list", "--count", "main", cwd=tmp_path / "origin").strip() == "2"


def test_the_workflow_may_do_no_more_than_it_has_to():
    assert _WORKFLOW["permissions"] == {"contents": "read"}
    assert _WORKFLOW["jobs"]["build"]["permissions"] == {"contents": "write"}
    assert _WORKFLOW["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_steps_for_other_hosts_are_steps():
    for page in _PAGES:
        steps = [step for block in _blocks(page, "yaml") for step in yaml.safe_load(block)]
        assert [step["run"].split()[1] for step in steps] == ["netlify-cli", "wrangler"]
        for step in steps:
            for name, value in step["env"].items():
                assert value == f"${{{{ secrets.{name} }}}}"


def test_both_languages_tell_people_to_type_the_same():
    for language in ("sh", "yaml"):
        assert _blocks("publishing.md", language) == _blocks("publier.md", language)


def test_every_host_is_named():
    for page in _PAGES:
        hosts = {host.value for host in Hosting if host is not Hosting.ANY}
        assert {host for host in hosts if f"`{host}`" in _text(page)} == hosts


def test_a_branch_without_history_has_one_commit_however_often_one_publishes(tmp_path):
    """The lines of the page, run against a repository of this test's own."""
    (block,) = [block for block in _blocks("publishing.md", "sh") if "mktemp" in block]
    remote, site = tmp_path / "remote.git", tmp_path / "site"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    site.mkdir()
    script = block.replace("git@github.com:frasil/site.git", str(remote))
    assert str(remote) in script
    who = {
        f"GIT_{role}_{fact}": value
        for role in ("AUTHOR", "COMMITTER")
        for fact, value in (("NAME", "Test"), ("EMAIL", "test@test.example"))
    }
    for payload in ("old", "new"):
        for path in site.iterdir():
            path.unlink()
        (site / payload).write_text("sealed", encoding="utf-8")
        (site / ".htaccess").write_text("#", encoding="utf-8")
        subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=tmp_path,
            env={**os.environ, **who, "GIT_CONFIG_GLOBAL": "/dev/null"},
            check=True,
        )
    git = ["git", "-C", str(remote)]
    count = subprocess.run(
        [*git, "rev-list", "--count", "gh-pages"], check=True, capture_output=True
    )
    assert count.stdout.strip() == b"1"
    tree = [*git, "ls-tree", "--name-only", "gh-pages"]
    names = subprocess.run(tree, check=True, capture_output=True, text=True).stdout.split()
    assert sorted(names) == [".htaccess", ".nojekyll", "new"]
