"""A host's limits are told before an upload fails."""

from __future__ import annotations

import pytest

from showkit.model.company import Hosting
from showkit.output.artifact import Artifact
from showkit.portal.hosting import over_limits


@pytest.mark.parametrize(("files", "codes"), [(20_000, []), (20_001, ["H101"])])
def test_cloudflare_pages_takes_twenty_thousand_files(files, codes):
    artifacts = [Artifact(f"p/{n}", b"") for n in range(files)]
    assert [f.code for f in over_limits(artifacts, Hosting.CLOUDFLARE_PAGES)] == codes


def test_a_file_that_is_too_large_is_named(tmp_path):
    large = tmp_path / "film.mp4"
    with large.open("wb") as film:
        film.truncate(26 * 1024 * 1024)
    found = list(over_limits([Artifact("film.mp4", large)], Hosting.CLOUDFLARE_PAGES))
    assert [finding.code for finding in found] == ["H102"]
    assert "film.mp4 has 26 MiB" in str(found[0].what)


def test_github_pages_publishes_no_more_than_a_gigabyte(tmp_path):
    large = tmp_path / "film.mp4"
    with large.open("wb") as film:
        film.truncate(90 * 1024 * 1024)
    artifacts = [Artifact(f"{n}.mp4", large) for n in range(10)]
    assert [f.code for f in over_limits(artifacts, Hosting.GITHUB_PAGES)] == []
    artifacts.append(Artifact("11.mp4", large))
    assert [f.code for f in over_limits(artifacts, Hosting.GITHUB_PAGES)] == ["H103"]


def test_a_server_of_one_s_own_has_no_limits_that_we_know():
    artifacts = [Artifact(f"p/{n}", b"") for n in range(30_000)]
    assert list(over_limits(artifacts, Hosting.NGINX)) == []
