"""What a host is told about the site: headers, caching, the page for what is missing.

Netlify, Cloudflare Pages and Apache read files inside the site; nginx and Caddy are configured
beside it, so for them there is an example to start from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.model.company import Hosting
from showkit.output.artifact import Artifact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOREVER: Final = "public, max-age=31536000, immutable"
_KEPT_FOREVER: Final = ("assets", "media")
"""Folders whose files carry their content's hash in their name."""

_PERSONAL: Final[Mapping[str, str]] = {
    # each opening reaches the log, and no cache outlives a link that was taken back
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


def site_headers(policy: str) -> Mapping[str, str]:
    """Return the headers of every answer; `policy` is the pages' own."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        # a tracked link must not tell another site where its reader came from
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def host_files(
    hosting: Hosting, policy: str, prefix: str, languages: Sequence[str] = ()
) -> tuple[Artifact, ...]:
    """Return the files inside the site that `hosting` reads.

    `prefix` is the site's path there, `languages` the folders that have a page of their own for
    what is missing. (Cloudflare Pages finds the nearest such page by itself; GitHub Pages knows
    that of the root alone.)
    """
    if hosting is Hosting.CLOUDFLARE_PAGES:
        return (Artifact("_headers", _headers_file(policy).encode()),)
    if hosting is Hosting.NETLIFY:
        missing = "".join(f"{prefix}{name}/* {prefix}{name}/404.html 404\n" for name in languages)
        redirects = [Artifact("_redirects", missing.encode())] if missing else []
        return (Artifact("_headers", _headers_file(policy).encode()), *redirects)
    if hosting is Hosting.APACHE:
        return _htaccess_files(policy, prefix, languages)
    return ()


def server_example(
    hosting: Hosting, policy: str, site: str, host: str, languages: Sequence[str] = ()
) -> tuple[str, str] | None:
    """Return the name and text of a server's configuration, where it is kept beside the site.

    `site` is the absolute path of the published folder, `host` the site's name, `languages` the
    folders that have a page of their own for what is missing.
    """
    if hosting is Hosting.NGINX:
        return "nginx.conf", _nginx(policy, site, host, languages)
    if hosting is Hosting.CADDY:
        return "Caddyfile", _caddy(policy, site, host, languages)
    return None


def _headers_file(policy: str) -> str:
    """Return ``_headers`` as Netlify and Cloudflare Pages read it."""
    blocks = {"/*": site_headers(policy), "/p/*": _PERSONAL}
    blocks |= {f"/{folder}/*": {"Cache-Control": _FOREVER} for folder in _KEPT_FOREVER}
    return "\n".join(
        "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())]) + "\n"
        for path, headers in blocks.items()
    )


def _htaccess_files(policy: str, prefix: str, languages: Sequence[str]) -> tuple[Artifact, ...]:
    """Return one ``.htaccess`` for the site and one for each folder that differs."""

    def block(headers: Mapping[str, str]) -> str:
        lines = [f'  Header always set {name} "{value}"' for name, value in headers.items()]
        return "\n".join(["<IfModule mod_headers.c>", *lines, "</IfModule>", ""])

    root = (
        f"ErrorDocument 404 {prefix}404.html\n"
        "Options -Indexes\n"
        "AddType image/avif .avif\n"
        "AddType font/woff2 .woff2\n"
        "AddType text/calendar .ics\n"
        "AddDefaultCharset utf-8\n"
    )
    return (
        Artifact(".htaccess", (root + block(site_headers(policy))).encode()),
        Artifact("p/.htaccess", block(_PERSONAL).encode()),
        *(
            Artifact(f"{name}/.htaccess", f"ErrorDocument 404 {prefix}{name}/404.html\n".encode())
            for name in languages
        ),
        *(
            Artifact(f"{folder}/.htaccess", block({"Cache-Control": _FOREVER}).encode())
            for folder in _KEPT_FOREVER
        ),
    )


def _nginx(policy: str, site: str, host: str, languages: Sequence[str]) -> str:
    missing = "\n".join(
        f"    location /{name}/ {{ error_page 404 /{name}/404.html; }}" for name in languages
    )
    common = "\n".join(
        f'    add_header {name} "{value}" always;' for name, value in site_headers(policy).items()
    )
    # nginx drops the outer headers where a location adds one of its own
    personal = "\n".join(
        f'        add_header {name} "{value}" always;'
        for name, value in {**site_headers(policy), **_PERSONAL}.items()
    )
    kept = "|".join(_KEPT_FOREVER)
    return f"""# An example for nginx, made by showkit: put it into a file of sites-enabled/.
server {{
    listen 80;
    server_name {host};
    root {site};
    charset utf-8;
    error_page 404 /404.html;
    access_log /var/log/nginx/{host}.log combined;
{common}

    location ^~ /p/ {{
        default_type application/octet-stream;
{personal}
    }}

{missing}

    # nginx itself does not know what a calendar is
    location ~ [.]ics$ {{
        types {{ }}
        default_type "text/calendar; charset=utf-8";
    }}

    location ~ ^/({kept})/ {{
        add_header Cache-Control "{_FOREVER}" always;
        add_header X-Content-Type-Options nosniff always;
    }}
}}
"""


def _caddy(policy: str, site: str, host: str, languages: Sequence[str]) -> str:
    missing = "".join(
        f"\t\thandle /{name}/* {{\n\t\t\trewrite * /{name}/404.html\n\t\t\tfile_server\n\t\t}}\n"
        for name in languages
    )
    common = "\n".join(f'\t\t{name} "{value}"' for name, value in site_headers(policy).items())
    personal = "\n".join(f'\t\t{name} "{value}"' for name, value in _PERSONAL.items())
    kept = " ".join(f"/{folder}/*" for folder in _KEPT_FOREVER)
    return f"""# An example for Caddy, made by showkit.
{host} {{
\troot * {site}
\tencode zstd gzip
\tlog {{
\t\toutput file /var/log/caddy/{host}.log
\t}}
\theader {{
{common}
\t}}
\t@personal path /p/*
\theader @personal {{
{personal}
\t}}
\t@kept path {kept}
\theader @kept Cache-Control "{_FOREVER}"
\t@calendars path *.ics
\theader @calendars Content-Type "text/calendar; charset=utf-8"
\tfile_server
\thandle_errors {{
{missing}\t\thandle {{
\t\t\trewrite * /404.html
\t\t\tfile_server
\t\t}}
\t}}
}}
"""
