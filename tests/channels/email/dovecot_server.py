"""A real Dovecot for the tests, unprivileged and in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from imapclient import IMAPClient

PASSWORD = "geheim"
_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
{by_token}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
protocol imap {{
  imap_capability = {capability}
}}
"""


_BY_TOKEN = """
auth_mechanisms = xoauth2
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {path}
}}
"""
_INTROSPECTION = """
introspection_mode = get
introspection_url = {url}/introspect?token=
username_attribute = username
active_attribute = active
active_value = true
"""


def program() -> str | None:
    """Where Dovecot is, None where it is not installed."""
    return shutil.which("dovecot") or ("/usr/sbin/dovecot" if Path("/usr/sbin/dovecot").exists() else None)


class Dovecot:
    """One running server; every mailbox has the same password and is made at the first log-in.

    With ``introspection``, an address that tells whose a token is, tokens let in (XOAUTH2) and passwords do not.
    """

    def __init__(self, *, capability: str = "", introspection: str = "") -> None:
        found = program()
        assert found, "dovecot-imapd is not installed: run `make setup-system`"
        self._program = found
        self.folder = Path(tempfile.mkdtemp(prefix="voordeur-dovecot-"))
        self.port, self.tls_port = _free_port(), _free_port()
        # Dovecot refuses mail for root: whoever runs as root starts it as nobody.
        owner = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        group = subprocess.run(["id", "-gn", owner.pw_name], capture_output=True, text=True, check=True).stdout.strip()
        (self.folder / "run").mkdir()
        (self.folder / "mail").mkdir()
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        ssl, told = "no", ""
        if shutil.which("openssl"):
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                 "-keyout", str(key), "-out", str(certificate)],
                capture_output=True, check=True,
            )  # fmt: skip
            ssl, told = "yes", f"ssl_cert = <{certificate}\nssl_key = <{key}"
        self.key, self.certificate = key, certificate
        by_token = ""
        if introspection:
            asking = self.folder / "oauth2.conf"
            asking.write_text(_INTROSPECTION.format(url=introspection))
            by_token = _BY_TOKEN.format(path=asking)
        (self.folder / "dovecot.conf").write_text(
            _CONFIG.format(folder=self.folder, user=owner.pw_name, group=group, password=PASSWORD, port=self.port,
                           tls_port=self.tls_port if ssl == "yes" else 0, ssl=ssl, certificate=told, capability=capability, by_token=by_token)
        )  # fmt: skip
        self._owner = owner
        if os.getuid() == 0:
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, owner.pw_uid, owner.pw_gid)
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        as_owner = (
            {"user": self._owner.pw_uid, "group": self._owner.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
        )
        self._process = subprocess.Popen(
            [self._program, "-F", "-c", str(self.folder / "dovecot.conf")], start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_owner,
        )  # fmt: skip
        until = time.monotonic() + 15
        while time.monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                    if connection.recv(100).startswith(b"* OK"):
                        return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"dovecot did not start: {self.log()}")

    def stop(self) -> None:
        """Stop; mail stays for the next start."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait(5)
            self._process = None

    def close(self) -> None:
        """Stop and take everything away."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        path = self.folder / "dovecot.log"
        return path.read_text("utf-8", "replace")[-2000:] if path.exists() else ""

    def url(self, user: str, *, tls: bool = False) -> str:
        return f"imap{'s' if tls else ''}://{user.replace('@', '%40')}:{PASSWORD}@127.0.0.1:{self.tls_port if tls else self.port}"

    def mailbox(self, user: str) -> IMAPClient:
        """A mailbox as somebody else sees it."""
        client = IMAPClient("127.0.0.1", port=self.port, ssl=False, timeout=10)
        client.login(user, PASSWORD)
        return client

    def by_token(self, user: str, token: str) -> IMAPClient:
        """A mailbox of a server that lets in by token."""
        client = IMAPClient("127.0.0.1", port=self.port, ssl=False, timeout=10)
        client.oauth2_login(user, token)
        return client

    def deliver(self, user: str, raw: bytes, *, at: object = None) -> None:
        """Put a mail in an inbox."""
        with self.mailbox(user) as client:
            client.append("INBOX", raw, msg_time=at)

    def folder_of(self, user: str, name: str) -> list[bytes]:
        """The mails in a folder."""
        with self.mailbox(user) as client:
            if not client.folder_exists(name):
                return []
            client.select_folder(name, readonly=True)
            found = client.search()
            return [told[b"BODY[]"] for told in client.fetch(found, ["BODY.PEEK[]"]).values()] if found else []


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
