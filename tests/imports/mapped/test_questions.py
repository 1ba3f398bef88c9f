"""What a table leaves open."""

import io

from twitchlog.imports.mapped import questions
from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.sheet import Sheet

TABLE = "day,where,how,mood\n1,calf,mild,good\n2,shin + calf,3,7\n3,calf,mild,bad\n4,calf,,good\n"
LONG = "day,what,more,much\n1,Symptom,Cramp,2\n2,Symptom,Cramp,10\n3,Food,,1\n"


def asked(table, **roles):
    mapping = Mapping(columns={name: Use(role) for name, role in roles.items()})
    return questions.questions(Sheet(io.BytesIO(table.encode()), "a.csv"), mapping)


def test_words_are_counted_in_the_order_in_which_they_stand_there():
    found = asked(TABLE, where="site", how="strength", mood="factor:stress")

    assert {kind: list(words.items()) for kind, words in found.words.items()} == {
        "site": [("calf", 4), ("shin", 1)],
        "strength": [("mild", 2)],
        "mood": [("good", 2), ("bad", 1)],
    }


def test_a_category_knows_the_highest_number_beside_it():
    found = asked(LONG, what="category", more="detail", much="amount")

    assert found.parts == {"Symptom: Cramp": 2, "Food": 1}
    assert found.amounts == {"Symptom: Cramp": 10, "Food": 1}


def test_no_row_is_lost_where_more_cells_differ_than_are_kept(monkeypatch):
    monkeypatch.setattr(questions, "MOST_KEPT", 2)

    assert asked(TABLE, where="site").words["site"] == {"calf": 4, "shin": 1}


def test_a_column_that_the_table_lacks_asks_nothing():
    assert asked(TABLE, place="site").words == {}
