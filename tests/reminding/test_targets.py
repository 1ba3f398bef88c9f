"""Where nothing is ever sent."""

import pytest

from twitchlog.reminding.targets import (
    BadTarget,
    Target,
    addresses_of,
    is_own,
    refuse_near,
    target_of,
)

NEAR = """
127.0.0.1 127.9.9.9 0.0.0.0 10.0.0.5 172.16.0.1 192.168.1.20 169.254.169.254 100.64.0.1 224.0.0.1
255.255.255.255 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:192.168.1.20
2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b:1::1 2001:0:1::1 fec0::1 ::127.0.0.1 4000::1
"""
NO_TARGETS = [
    "",
    "topic",
    "ntfy.example.org/topic",
    "ftp://ntfy.example.org/topic",
    "file:///etc/passwd",
    "gopher://ntfy.example.org/topic",
    "javascript:alert(1)",
    "https://",
    "https:///topic",
    "https://ntfy.example.org",
    "https://ntfy.example.org/",
    "https://me:secret@ntfy.example.org/topic",
    "https://ntfy.example.org:99999/topic",
    "https://[::1/topic",
    "https://ntfy.example.org/a topic",
    "https://ntfy.example.org/a\r\nHost: elsewhere",
    "https://ntfy.example.org/größe",
    "https://ntfy.example.org/" + "x" * 500,
]


def test_a_topic_is_taken_apart():
    assert target_of("https://ntfy.example.org/calf?auth=x") == Target(
        "https", "ntfy.example.org", 443, "/calf?auth=x"
    )
    assert target_of("http://[2001:db8::1]:8080/calf").port == 8080


@pytest.mark.parametrize("text", NO_TARGETS)
def test_what_is_no_topic_is_refused(text):
    with pytest.raises(BadTarget):
        target_of(text)


@pytest.mark.parametrize("address", NEAR.split())
def test_an_address_behind_the_own_walls_is_refused(address):
    with pytest.raises(BadTarget):
        refuse_near(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9"])
def test_an_address_in_the_net_is_allowed(address):
    refuse_near(address)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "2130706433", "[::1]"])
def test_every_name_of_this_machine_is_refused(host):
    target = target_of(f"http://{host}/topic")

    with pytest.raises(BadTarget):
        addresses_of(target, near=False)


def test_an_address_of_this_very_machine_is_known_wherever_it_lies():
    assert is_own("127.0.0.1")
    assert not is_own("192.0.2.1")


def test_the_own_network_may_be_allowed():
    assert "127.0.0.1" in addresses_of(target_of("http://127.0.0.1/topic"), near=True)
