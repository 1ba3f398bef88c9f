"""What the next page says: each thing once, and of many only the latest."""

from flask import get_flashed_messages

from twitchlog.messages import MOST_WAITING, say


def test_an_equal_message_is_shown_once(app):
    with app.test_request_context():
        say("Saved.")
        say("Saved.")

        assert get_flashed_messages() == ["Saved."]


def test_of_many_the_latest_are_shown(app):
    with app.test_request_context():
        for number in range(40):
            say(f"Saved {number}.", undo_url=f"/undo/{number}")

        shown = get_flashed_messages()

    assert [message["text"] for message in shown] == [
        f"Saved {number}." for number in range(40 - MOST_WAITING, 40)
    ]
