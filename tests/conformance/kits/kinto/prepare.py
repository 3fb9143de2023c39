"""Writes `run.ini` as an operator of a public portal would, makes the tables, and an editor whose password is new."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

# Kinto names its driver itself.
DATABASE = os.environ["DATABASE_URL"]
SETTINGS = {
    "kinto.storage_backend": "kinto.core.storage.postgresql",
    "kinto.storage_url": DATABASE,
    "kinto.permission_backend": "kinto.core.permission.postgresql",
    "kinto.permission_url": DATABASE,
    "kinto.cache_backend": "kinto.core.cache.postgresql",
    "kinto.cache_url": DATABASE,
    "kinto.includes": "kinto.plugins.accounts",
    "multiauth.policies": "account",
    "multiauth.policy.account.use": "kinto.plugins.accounts.authentication.AccountsAuthenticationPolicy",
    "kinto.bucket_create_principals": "account:editor",
    # Without this, who sends something without a login would own it together with everybody else.
    "kinto.explicit_permissions": "false",
    "kinto.experimental_collection_schema_validation": "true",
    "kinto.paginate_by": "50",
    # In production the portal's origin by name.
    "kinto.cors_origins": "*",
}
SERVER = {"use": "egg:waitress#main", "host": "127.0.0.1", "port": os.environ["PORT"], "threads": "4"}
LOGGING = """
[loggers]
keys = root
[handlers]
keys = console
[formatters]
keys = plain
[logger_root]
level = WARNING
handlers = console
[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = plain
[formatter_plain]
format = %(levelname)s %(name)s %(message)s
"""


def section(name, settings):
    return "\n".join([f"[{name}]", *(f"{key} = {value}" for key, value in settings.items()), ""])


password = secrets.token_hex(24)
Path("run.ini").write_text(section("app:main", {"use": "egg:kinto", **SETTINGS}) + section("server:main", SERVER) + LOGGING)
Path("editor.json").write_text(json.dumps(["editor", password]))
kinto = [Path(sys.executable).with_name("kinto")]
subprocess.run([*kinto, "migrate", "--ini", "run.ini"], check=True)
subprocess.run([*kinto, "create-user", "--ini", "run.ini", "-u", "editor", "-p", password], check=True)
