"""E-mail, against aiosmtpd: a real mail server in this process."""

import ssl
from contextlib import ExitStack
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from msgspec.structs import replace

from amparo.channels.outcome import GiveUp, Sent, TryAgain, Why
from amparo.channels.settings import SmtpSettings, Tls
from amparo.channels.smtp import Smtp
from tests.channels import lines
from tests.channels.certificates import certificate_for, trusting
from tests.channels.contract import TEXT, Arrived, ChannelContract
from tests.channels.patience import LONG_SECONDS, patience

SETTINGS = SmtpSettings(
    host="127.0.0.1", tls=Tls.CLEAR, sender="amparo@example.org", local=True, seconds_max=LONG_SECONDS, port=1
)
MANNERS = {
    "slow": lines.silent,
    "hanging up": lines.hanging_up,
    "dripping": lines.dripping(b"220-" + b"x" * 900),
    "malformed": lines.saying(b"HTTP/1.1 200 OK\r\n\r\n"),
    "huge": lines.endless(b"220-more and more\r\n" * 100),
}
REFUSALS = {
    "busy": ("RCPT", "451 4.3.0 Try again later"),
    "refusing": ("DATA", "554 5.7.1 Looks like spam"),
    "knowing nobody": ("RCPT", "550 5.1.1 <ines@example.org>: no such user"),
}


class Office:
    """Behind the server: takes what comes, or refuses as it was told to."""

    def __init__(self, mood: str = "accepting") -> None:
        self.refusal = REFUSALS.get(mood, ("", ""))
        self.arrived: list[Arrived] = []
        self.talks: set[object] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.refusal[0] == "RCPT":
            return self.refusal[1]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        if self.refusal[0] == "DATA":
            return self.refusal[1]
        self.talks.add(session.peer)
        letter = message_from_bytes(envelope.content, policy=default)
        head = envelope.content.partition(b"\r\n\r\n")[0].decode()
        text = letter.get_content().replace("\r\n", "\n")
        self.arrived += [Arrived(to, text, letter["Message-ID"], head) for to in envelope.rcpt_tos]
        return "250 OK"


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


def running(stack, office, **more):
    controller = Controller(office, hostname="127.0.0.1", port=lines.free_port(), **more)
    controller.start()
    stack.callback(controller.stop)
    return controller.port


def only_rosa(server, session, envelope, mechanism, shown):
    return AuthResult(success=shown.login == b"rosa" and shown.password == b"right", handled=False)


class TestSmtp(ChannelContract):
    address = "ines@example.org"
    unlike = ("", "ines", "ines@", "a@example.org, b@example.org", "ines@example.org\r\nBcc: x@example.org", "ì@x.org")
    moods = tuple(mood for mood in ChannelContract.moods if mood != "redirecting")

    @pytest.fixture
    def open_in(self, stack):
        def opened(mood):
            office = Office(mood)
            if mood in MANNERS:
                port = stack.enter_context(lines.serving(MANNERS[mood]))
            elif mood == "down":
                port = lines.free_port()
            elif mood == "locked":
                port = running(stack, office, authenticator=only_rosa, auth_require_tls=False, auth_required=True)
                return Smtp(replace(SETTINGS, port=port, user="rosa", password="wrong")), lambda: office.arrived
            else:
                port = running(stack, office)
            return Smtp(replace(SETTINGS, port=port, seconds_max=patience(mood))), lambda: office.arrived

        return opened


def test_a_connection_is_used_again(stack):
    office = Office()
    channel = Smtp(replace(SETTINGS, port=running(stack, office)))
    for n in range(3):
        assert isinstance(channel.send("ines@example.org", TEXT, reference=f"ref-{n}"), Sent)
    assert len(office.talks) == 1


def test_a_connection_the_server_ended_is_made_anew(stack):
    office = Office()
    port = running(stack, office, timeout=0.1)
    channel = Smtp(replace(SETTINGS, port=port))
    assert isinstance(channel.send("ines@example.org", TEXT, reference="ref-1"), Sent)
    assert channel._kept[0].sock.recv(100) == b""  # the server has hung up
    assert isinstance(channel.send("ines@example.org", TEXT, reference="ref-2"), Sent)
    assert len(office.talks) == 2


def test_the_head_tells_nothing_of_the_machine_or_the_program(stack):
    office = Office()
    channel = Smtp(replace(SETTINGS, port=running(stack, office)))
    channel.send("ines@example.org", TEXT, reference="ref-1", subject="Please read")
    names = {line.partition(":")[0] for line in office.arrived[0].head.splitlines() if not line.startswith((" ", "\t"))}
    assert names - {"X-Peer", "X-MailFrom", "X-RcptTo"} == {
        "From",
        "To",
        "Subject",
        "Message-ID",
        "Date",
        "Auto-Submitted",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }
    assert "ref-1" not in office.arrived[0].head


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.TLS])
@pytest.mark.parametrize(
    ("named", "trusted", "outcome"),
    [("127.0.0.1", True, Sent), ("127.0.0.1", False, TryAgain), ("127.0.0.2", True, TryAgain)],
)
def test_only_a_server_with_a_good_certificate_is_told_anything(stack, tmp_path, tls, named, trusted, outcome):
    context = certificate_for(named, tmp_path)
    office = Office()
    more = {"tls_context": context, "require_starttls": True} if tls is Tls.STARTTLS else {"ssl_context": context}
    settings = replace(SETTINGS, tls=tls, port=running(stack, office, **more))
    channel = Smtp(settings, trust=trusting(tmp_path) if trusted else None)
    seen = channel.send("ines@example.org", TEXT, reference="ref-1")
    assert isinstance(seen, outcome)
    assert outcome is Sent or (seen == TryAgain(Why.UNTRUSTED) and not office.arrived)


def test_who_may_sign_in_does_so_over_tls(stack, tmp_path):
    office = Office()
    port = running(
        stack, office, tls_context=certificate_for("127.0.0.1", tmp_path), authenticator=only_rosa, auth_required=True
    )
    settings = replace(SETTINGS, tls=Tls.STARTTLS, port=port, user="rosa", password="right")
    assert isinstance(Smtp(settings, trust=trusting(tmp_path)).send("ines@example.org", TEXT, reference="r"), Sent)


def test_nothing_goes_on_in_clear_when_the_server_offers_no_tls(stack):
    office = Office()
    channel = Smtp(replace(SETTINGS, tls=Tls.STARTTLS, port=running(stack, office)))
    assert channel.send("ines@example.org", TEXT, reference="ref-1") == GiveUp(Why.NOT_SET_UP)
    assert not office.arrived


def test_words_put_in_before_tls_began_are_not_believed(stack, tmp_path):
    """Somebody in between answers STARTTLS and the next command in one breath."""

    def manner(line, over):
        line.sendall(b"220 here\r\n")
        line.recv(1000)
        line.sendall(b"250-here\r\n250 STARTTLS\r\n")
        line.recv(1000)
        line.sendall(b"220 go\r\n250 no more checks\r\n")
        over.wait(10)

    certificate_for("127.0.0.1", tmp_path)
    port = stack.enter_context(lines.serving(manner))
    channel = Smtp(replace(SETTINGS, tls=Tls.STARTTLS, port=port, seconds_max=1), trust=trusting(tmp_path))
    assert isinstance(channel.send("ines@example.org", TEXT, reference="ref-1"), TryAgain)


def test_no_door_inside_the_house_is_tried_unless_the_settings_say_so(stack):
    office = Office()
    settings = replace(SETTINGS, port=running(stack, office), local=False, tls=Tls.STARTTLS)
    assert Smtp(settings).send("ines@example.org", TEXT, reference="ref-1") == GiveUp(Why.NOT_SET_UP)
    in_clear = replace(settings, tls=Tls.CLEAR)
    assert Smtp(in_clear).send("ines@example.org", TEXT, reference="ref-1") == GiveUp(Why.NOT_SET_UP)


def test_the_message_id_is_of_the_reference_alone(stack):
    office = Office()
    port = running(stack, office)
    for _ in range(2):
        Smtp(replace(SETTINGS, port=port)).send("ines@example.org", TEXT, reference="ref-1")
    assert office.arrived[0].id == office.arrived[1].id


def test_a_context_without_checks_is_not_what_is_used():
    trust = Smtp(SETTINGS)._trust
    assert trust.check_hostname
    assert trust.verify_mode == ssl.CERT_REQUIRED
