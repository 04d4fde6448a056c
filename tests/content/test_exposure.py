"""What others may see: told in real Git repositories of every shape."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.content.checks.check import run
from showkit.content.exposure import EXPOSURE_CHECKS
from showkit.content.load import load
from showkit.content.repository import PUBLIC_HOSTS, Remote, host_of, remotes, remotes_in
from showkit.output.project import Project

_GITHUB = "git@github.com:cie/diffusion.git"


def git(folder, *arguments):
    """Run git in a folder as a person would, whoever that is on this computer."""
    who = ("-c", "user.name=Test", "-c", "user.email=test@test.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(smallest, monkeypatch):
    """Return the smallest project as a repository of its own."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(smallest.root, "init", "--quiet")
    return smallest


def _write_secret(project):
    project.secret.touch(mode=0o600)
    project.secret.write_text("x", encoding="utf-8")


def told(project):
    """Return the codes that a project gets, and the values of each finding."""
    loaded = load(project)
    found = run(EXPOSURE_CHECKS, loaded, None)
    return [(finding.code, dict(finding.what.values)) for finding in found]


def test_a_public_host_is_named_once_for_each_host(repository):
    """The contact base of a company that pushes to an open repository is on the street."""
    git(repository.root, "remote", "add", "origin", _GITHUB)
    git(repository.root, "remote", "add", "copy", "https://github.com/cie/copy.git")
    git(repository.root, "remote", "add", "europe", "https://codeberg.org/cie/diffusion")
    assert told(repository) == [
        ("X101", {"host": "codeberg.org", "remote": "europe"}),
        ("X101", {"host": "github.com", "remote": "origin"}),
    ]


def test_a_company_that_has_looked_is_not_told_again(repository):
    git(repository.root, "remote", "add", "origin", _GITHUB)
    company = repository.content / "company.yaml"
    text = company.read_text("utf-8") + "\nprivacy:\n  repository_is_private: oui\n"
    company.write_text(text, encoding="utf-8")
    assert told(repository) == []


def test_the_place_is_where_the_answer_is_written(repository):
    git(repository.root, "remote", "add", "origin", _GITHUB)
    company = repository.content / "company.yaml"
    before = company.read_text("utf-8").rstrip("\n")
    company.write_text(f"{before}\nprivacy:\n  controller: Odile\n", encoding="utf-8")
    (finding,) = run(EXPOSURE_CHECKS, load(repository), None)
    line = before.count("\n") + 2
    assert str(finding.place) == f"content/company.yaml:{line}:1"


@pytest.mark.parametrize(
    "address",
    [
        "https://git.cie-frasil.example/diffusion.git",
        "ssh://git@nas.local:2222/volume/diffusion.git",
        "/volume/github.com/diffusion.git",
        "../github.com:x.git",
        "file:///srv/github.com/diffusion.git",
        r"C:\github.com\diffusion",
    ],
)
def test_a_house_of_one_s_own_is_nobody_s_business(repository, address):
    git(repository.root, "remote", "add", "origin", address)
    assert told(repository) == []


def test_content_that_git_ignores_goes_nowhere(repository):
    """Many keep the templates in an open repository and the contacts out of it."""
    git(repository.root, "remote", "add", "origin", _GITHUB)
    (repository.root / ".gitignore").write_text("/content/\n", encoding="utf-8")
    assert told(repository) == []


def test_a_repository_around_the_project_counts_too(repository):
    inner = repository.root / "companies" / "frasil"
    inner.mkdir(parents=True)
    (repository.content).rename(inner / "content")
    git(repository.root, "remote", "add", "origin", _GITHUB)
    assert [code for code, _ in told(Project(inner))] == ["X101"]


def test_a_worktree_has_the_remotes_of_its_repository(repository, tmp_path):
    """There .git is a file that names a folder which names another."""
    git(repository.root, "remote", "add", "origin", _GITHUB)
    git(repository.root, "add", ".")
    git(repository.root, "commit", "--quiet", "--message", "all")
    beside = tmp_path / "beside"
    git(repository.root, "worktree", "add", "--quiet", str(beside))
    assert (beside / ".git").is_file()
    assert [code for code, _ in told(Project(beside))] == ["X101"]


def test_a_repository_kept_elsewhere_is_found_through_its_file(repository, tmp_path):
    """As Git writes it for submodules and for ``init --separate-git-dir``."""
    git(repository.root, "remote", "add", "origin", _GITHUB)
    (repository.root / ".git").rename(tmp_path / "kept")
    (repository.root / ".git").write_text("gitdir: ../kept\n", encoding="utf-8")
    assert remotes(repository.content) == (Remote("origin", _GITHUB),)


def test_a_project_without_git_is_told_nothing(smallest):
    _write_secret(smallest)
    assert told(smallest) == []


def test_a_secret_that_git_keeps_is_told(repository):
    """Whoever clones the repository could make everybody's link."""
    _write_secret(repository)
    git(repository.root, "add", "--force", repository.secret.name)
    assert told(repository) == [("X102", {"file": "showkit.secret"})]
    (repository.root / ".gitignore").write_text("/showkit.secret\n", encoding="utf-8")
    assert [code for code, _ in told(repository)] == ["X102"], "ignoring does not take it out"


def test_a_secret_that_the_next_commit_may_take_is_told(repository):
    _write_secret(repository)
    assert told(repository) == [("X103", {"file": "showkit.secret"})]
    (repository.root / ".gitignore").write_text("*.secret\n", encoding="utf-8")
    assert told(repository) == []


def test_git_is_asked_about_this_repository_even_within_a_hook_of_another(
    repository, tmp_path_factory, monkeypatch
):
    """A hook's variables name the repository that it runs for."""
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    _write_secret(repository)
    git(repository.root, "add", "--force", repository.secret.name)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert [code for code, _ in told(repository)] == ["X102"]


def test_where_git_is_not_installed_nothing_is_said_of_the_secret(repository, monkeypatch):
    _write_secret(repository)
    monkeypatch.setenv("PATH", "")
    assert told(repository) == []


def test_a_secret_that_others_on_the_computer_can_read_is_told(smallest):
    """A copy, or an archive that was unpacked, has the rights that it happens to have."""
    smallest.secret.write_text("x", encoding="utf-8")
    for mode, codes in ((0o600, []), (0o400, []), (0o640, ["X104"]), (0o604, ["X104"])):
        smallest.secret.chmod(mode)
        assert [code for code, _ in told(smallest)] == codes


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://github.com/a/b", "github.com"),
        ("https://token@GitHub.com/a/b.git", "github.com"),
        ("ssh://git@ssh.github.com:443/a/b.git", "ssh.github.com"),
        ("git@git.sr.ht:~a/b", "git.sr.ht"),
        ("codeberg.org:a/b.git", "codeberg.org"),
        ("git://framagit.org/a/b", "framagit.org"),
        ("/srv/git/b.git", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize(
    "host", ["github.com", "ssh.github.com", "git.sr.ht", "altssh.bitbucket.org"]
)
def test_a_public_host_is_known_under_its_other_names(host):
    assert Remote("origin", f"ssh://git@{host}/a/b").public_host in PUBLIC_HOSTS


@pytest.mark.parametrize("host", ["github.com.example", "mygithub.com", "hub.com"])
def test_a_name_that_only_looks_like_a_public_host_is_not_one(host):
    assert Remote("origin", f"https://{host}/a/b").public_host is None


_NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,20}", fullmatch=True).filter(
    lambda name: not name.endswith((".", "/", ".lock")) and ".." not in name and "//" not in name
)
_ADDRESSES = st.text(
    st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40
).filter(lambda address: not address.startswith("-"))


@settings(deadline=None, max_examples=40)
@given(name=_NAMES, address=_ADDRESSES)
def test_what_git_writes_is_read_back(tmp_path_factory, name, address):
    """Git quotes and escapes as it sees fit."""
    config = tmp_path_factory.mktemp("git") / "config"
    git(config.parent, "config", "--file", str(config), f"remote.{name}.url", address)
    assert remotes_in(config.read_text("utf-8")) == (Remote(name, address),)


@settings(deadline=None)
@given(st.text())
def test_no_configuration_is_too_broken_to_read(text):
    assert isinstance(remotes_in(text), tuple)
