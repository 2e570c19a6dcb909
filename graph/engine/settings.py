"""How the local server is configured: reachable from this machine only, and keeping to itself.

The names are those of Neo4j 5.26 (operations manual, "Configuration settings"), which refuses a name that it does not
know. The same settings go into `neo4j.conf` and, in Docker's spelling, into the environment of a container.
"""

from collections.abc import Mapping

from graph.engine.ports import HOST

PAGE_CACHE_MB = 256

# What the Browser's pages may load and connect to: this server and this machine, and nothing else. Its editor is made
# of inline styles and evaluates code; the query worker is a blob.
BROWSER_MAY_LOAD = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "connect-src 'self' http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*"
)


def settings(*, http_port: int, bolt_port: int) -> dict[str, str]:
    """What holds however the server is run. The ports are those that clients on this machine use."""
    return {
        "server.bolt.advertised_address": f"{HOST}:{bolt_port}",
        "server.http.advertised_address": f"{HOST}:{http_port}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": f"{PAGE_CACHE_MB}m",
        # Nothing is reported to anybody, by the server or by the Browser.
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "server.bolt.telemetry.enabled": "false",
        # Guides of the Browser come from this machine; an empty list would mean guides.neo4j.com to it.
        "browser.remote_content_hostname_whitelist": "127.0.0.1,localhost",
        # Without telemetry its pages still ask three other hosts for a font and for programs; no setting prevents that.
        "dbms.security.http_static_content_security_policy_header": BROWSER_MAY_LOAD,
        # LOAD CSV runs even in read-only sessions: without these it reads any file and reaches any address.
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    }


def listening(*, http_port: int, bolt_port: int) -> dict[str, str]:
    """Where a server that runs as a process of this machine listens."""
    return {
        "server.default_listen_address": HOST,
        "server.bolt.listen_address": f"{HOST}:{bolt_port}",
        "server.http.listen_address": f"{HOST}:{http_port}",
    }


def as_file(values: Mapping[str, str]) -> str:
    """The settings as the text of a `neo4j.conf`."""
    return "".join(f"{name}={value}\n" for name, value in values.items())


def as_environment(values: Mapping[str, str]) -> dict[str, str]:
    """The settings as the variables that Neo4j's Docker image reads: dots become `_`, underscores `__`."""
    return {"NEO4J_" + name.replace("_", "__").replace(".", "_"): value for name, value in values.items()}
