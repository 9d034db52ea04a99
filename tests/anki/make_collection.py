"""Lets the official Anki study a collection of its own for some simulated months.

Usage: make_collection.py PATH SEED CARDS ROUNDS, with ANKI_TEST_MODE=1 (no fuzz) and TZ set.
Time passes by moving the collection into the past: Anki itself always answers now.
"""

import json
import os
import random
import sqlite3
import sys

from anki.collection import Collection

DAY = 86_400


def any_parameters(chance, defaults):
    """Mostly the defaults; else each of them a little off, within the bounds of FSRS-6."""
    if chance.random() < 0.4:
        return []
    off = [value * chance.uniform(0.85, 1.15) for value in defaults]
    off[:4] = sorted(off[:4])
    off[17:19] = [chance.uniform(0, 0.8), chance.choice([0, chance.uniform(0, 0.4)])]
    off[20] = chance.uniform(0.1, 0.4)
    return off


def add_preset(col, name, chance, defaults):
    """A preset of random steps, retention, maximum and parameters."""
    made = col.decks.add_config_returning_id(name)
    conf = col.decks.get_config(made)
    long = 1440.0  # steps are in minutes
    conf["new"]["delays"] = chance.choice(
        [[1.0, 10.0], [], [0.5], [1.0, 10.0, 60.0], [10.0, long], [2 * long], [long, 3 * long]]
    )
    conf["lapse"]["delays"] = chance.choice(
        [[10.0], [], [5.0, 30.0], [long], [10.0, 2 * long]]
    )
    # Without fuzz, Anki stops where Easy must exceed the maximum.
    conf["rev"]["maxIvl"] = 36_500 if "ANKI_TEST_MODE" in os.environ else chance.choice([36_500, 36_500, 60, 7])
    conf["desiredRetention"] = chance.choice([0.9, 0.9, 0.8, 0.95, 0.7, 0.99])
    conf["fsrsParams6"] = any_parameters(chance, defaults)
    col.decks.update_config(conf)
    return made


def lay(col, chance, cards, defaults):
    """Decks with presets of their own, and cards in them."""
    col.set_config("fsrs", True)
    model = col.models.by_name("Basic")
    for number in range(6):
        preset = add_preset(col, f"preset {number}", chance, defaults)
        deck = col.decks.id(f"deck {number}")
        legacy = col.decks.get(deck)
        legacy["conf"] = preset
        if number % 3 == 2:
            legacy["desiredRetention"] = chance.choice([75, 85, 97])
        col.decks.save(legacy)
        for place in range(cards // 6):
            note = col.new_note(model)
            note["Front"], note["Back"] = f"{number}/{place}", "back"
            col.add_note(note, deck)


def pass_time(path, seconds):
    """Moves all that happened so many seconds into the past; whole days move the calendar as well."""
    db = sqlite3.connect(path)
    if seconds >= DAY:
        db.execute("update col set crt = crt - ?", (seconds,))
    db.execute("update revlog set id = -(id - ?)", (seconds * 1000,))
    db.execute("update revlog set id = -id")
    db.execute("update cards set due = due - ? where queue = 1", (seconds,))
    for card, data in db.execute("select id, data from cards where data like '%lrt%'").fetchall():
        known = json.loads(data)
        known["lrt"] -= seconds
        db.execute("update cards set data = ? where id = ?", (json.dumps(known), card))
    db.commit()
    db.close()


def study(path, chance, rounds):
    """Answers some cards, lets time pass, and so on."""
    for _ in range(rounds):
        col = Collection(path)
        for card in col.find_cards(""):
            if chance.random() < 0.45:
                rating = chance.choices([0, 1, 2, 3], [0.2, 0.15, 0.5, 0.15])[0]
                col._backend.grade_now(card_ids=[card], rating=rating)
        col.close()
        days = chance.choice([0, 0, 1, 1, 2, 3, 5, 9, 20, 45, 120])
        pass_time(path, days * DAY if days else chance.randint(30, 240))


if __name__ == "__main__":
    path, seed, cards, rounds = sys.argv[1], *map(int, sys.argv[2:5])
    defaults = json.loads(os.environ["FSRS_DEFAULTS"])
    chance = random.Random(seed)
    col = Collection(path)
    lay(col, chance, cards, defaults)
    col.close()
    study(path, chance, rounds)
