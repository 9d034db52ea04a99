"""Lets the official Anki make and study a collection of notes of several types, write it as a package, and search it.

Usage: search_collection.py PACKAGE SEED NOTES ROUNDS SEARCHES, with ANKI_TEST_MODE=1 (no fuzz) and TZ set. SEARCHES is a list of searches as JSON.
Prints the ids of the cards that each of them finds, or null where Anki refuses it, and what stands for ids in them: `{basic}`, `{deck}`, `{note}`, `{card}`.
"""

import json
import os
import random
import shutil
import sys
import tempfile

from anki.collection import Collection, ExportAnkiPackageOptions

from make_collection import DAY, study

WORDS = ["dog", "cat", "a dog", "hot dog stand", "dogmas", "café", "cafe", "x_y", "xzy", "50*", "50 per cent", "узел", "узелок", "под", "сеть: под"]
HTML = ["<b>dog</b> house", "cats &amp; dogs", '<img src="picture.png">', "[sound:noise.mp3]", "line<br>break"]
# Of fields that no card shows.
UNSHOWN = ["secret", "a secret", "тайна", ""]
TAGS = ["animal", "animal::dog", "animals", "x_y", "xzy", "tête", "leech", "marked"]
DECKS = ["French", "French::Words", "French::Words::Hard ones", "Frenchish", "Книги::Сети"]


def words_type(col):
    """Fields whose names are no single words, one of them on no card."""
    made = col.models.new("Слова")
    for name in ("Поле", "Example sentence", "Подсказка", "1st"):
        col.models.add_field(made, col.models.new_field(name))
    for name, front, back in (("Туда", "{{Поле}}", "{{FrontSide}} {{Example sentence}}"), ("Обратно", "{{Example sentence}}", "{{Поле}}")):
        template = col.models.new_template(name)
        template["qfmt"], template["afmt"] = front, back
        col.models.add_template(made, template)
    col.models.add(made)
    return col.models.by_name("Слова")


def lay(col, chance, notes):
    col.set_config("fsrs", True)
    types = [col.models.by_name(name) for name in ("Basic", "Basic (and reversed card)", "Cloze")] + [words_type(col)]
    for at in range(notes):
        type = types[at % len(types)]
        note = col.new_note(type)
        for field in note.keys():
            note[field] = chance.choice(UNSHOWN if field in ("Подсказка", "1st") else WORDS + HTML + [""])
        first = note.keys()[0]
        note[first] = note[first] or f"number {at}"
        if type["name"] == "Cloze":
            note[first] = f"{{{{c1::{chance.choice(WORDS)}}}}} and {{{{c2::{chance.choice(WORDS)}::hint}}}}"
        note.tags = chance.sample(TAGS, chance.choice([0, 0, 1, 2]))
        col.add_note(note, col.decks.id(chance.choice(DECKS)))


def age(col, chance):
    """Notes and cards were made, and notes changed, some days ago: their numbers are the instants."""
    for nid in col.db.list("select id from notes"):
        days = chance.choice([0, 1, 2, 3, 8, 40])
        edited = chance.randint(0, days)
        past = days * DAY * 1000
        col.db.execute("update notes set id = id - ?, mod = mod - ? where id = ?", past, edited * DAY, nid)
        col.db.execute("update cards set id = id - ?, nid = nid - ? where nid = ?", past, past, nid)


def mark(col, chance):
    """Flags, and what the buttons of the list of cards do."""
    cards = list(col.find_cards(""))
    some = lambda share: chance.sample(cards, int(len(cards) * share))
    for flag in range(1, 8):
        col.set_user_flag_for_cards(flag, some(0.04))
    col.sched.suspend_cards(some(0.1))
    col.sched.set_due_date(some(0.1), "3-9")
    col.sched.set_due_date(some(0.05), "2!")
    col.sched.schedule_cards_as_new(some(0.05))
    col.sched.bury_cards(some(0.08))


if __name__ == "__main__":
    package, seed, notes, rounds = sys.argv[1], *map(int, sys.argv[2:5])
    chance = random.Random(seed)
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "collection.anki2")
        col = Collection(path)
        lay(col, chance, notes)
        age(col, chance)
        col.close()
        study(path, chance, rounds)
        col = Collection(path)
        mark(col, chance)
        ids = {
            "basic": col.models.by_name("Basic")["id"],
            "deck": col.decks.id("French::Words"),
            "note": col.db.scalar("select id from notes order by id desc limit 1"),
            "card": col.db.scalar("select id from cards order by id desc limit 1"),
        }
        found = {}
        for search in json.loads(sys.argv[5]):
            asked = search
            for name, id in ids.items():
                asked = asked.replace("{" + name + "}", str(id))
            try:
                found[search] = sorted(col.find_cards(asked))
            except Exception:
                found[search] = None
        print(json.dumps({"found": found, "ids": ids, "cards": col.card_count()}))
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False)
        col.export_anki_package(out_path=package, options=options, limit=None)
        col.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
