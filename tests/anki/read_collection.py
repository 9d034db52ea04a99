"""Prints what the official Anki knows of a collection: presets, histories, memory, and the four next states.

Usage: read_collection.py PATH. With ANKI_TEST_MODE=1 the intervals have no fuzz.
"""

import json
import sys
import time

from anki.collection import Collection

RATINGS = ("again", "hard", "good", "easy")


def wait_of(state):
    """The interval of a next state: days for a review, seconds for a step."""
    normal = state.normal
    kind = normal.WhichOneof("kind")
    if kind == "review":
        return {"kind": kind, "days": normal.review.scheduled_days}
    learning = normal.learning if kind == "learning" else normal.relearning.learning
    return {"kind": kind, "seconds": learning.scheduled_secs}


def card_of(col, card_id):
    card = col.get_card(card_id)
    states = col._backend.get_scheduling_states(card_id)
    computed = col._backend.compute_memory_state(card_id)
    rows = col.db.all(
        "select id, ease, ivl, type from revlog where cid = ? and ease > 0 order by id", card_id
    )
    return {
        "id": str(card_id),
        "deck": card.did,
        "type": card.type,
        "memory": memory_of(card.memory_state),
        "computed": memory_of(computed.state),
        "retention": computed.desired_retention,
        "reviews": [dict(zip(("at", "rating", "interval", "type"), row)) for row in rows],
        "now": int(time.time() * 1000),
        "next": [wait_of(getattr(states, name)) for name in RATINGS],
    }


def memory_of(state):
    if state is None:
        return None
    return {"stability": state.stability, "difficulty": state.difficulty}


def deck_of(col, deck):
    conf = col.decks.config_dict_for_deck_id(deck["id"])
    return {
        "id": deck["id"],
        "learning": conf["new"]["delays"],
        "relearning": conf["lapse"]["delays"],
        "maximum": conf["rev"]["maxIvl"],
        "retention": conf["desiredRetention"],
        "own": deck.get("desiredRetention"),
        "parameters": conf["fsrsParams6"],
    }


if __name__ == "__main__":
    col = Collection(sys.argv[1])
    decks = [deck_of(col, deck) for deck in col.decks.all() if not deck["dyn"]]
    cards = [card_of(col, card) for card in col.find_cards("")]
    print(json.dumps({"decks": decks, "cards": cards}))
    col.close()
