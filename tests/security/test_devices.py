"""A device in plain words."""

import pytest

from twitchlog.security.devices import device_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
KHTML = "AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
            "Firefox on Android",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        (f"{WINDOWS} {KHTML} Chrome/140.0 Safari/537.36", "Chrome on Windows"),
        (f"{WINDOWS} {KHTML} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        (
            f"{IPHONE} (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            f"{IPHONE} (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
            "Chrome on iPhone",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) Version/19.0 Safari/605.1.15",
            "Safari on Mac",
        ),
        ("curl/8.0", "Unknown browser"),
        ("", "Unknown browser"),
        ("<script>Firefox", "Firefox"),
    ],
)
def test_a_device_in_plain_words(user_agent, words):
    assert device_words(user_agent) == words
