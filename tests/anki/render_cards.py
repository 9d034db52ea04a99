"""Lets the official Anki render cards.

Cases as a JSON list on standard input; what it makes of each on standard output. A template that Anki refuses to save gives an error.
"""

import json
import os
import sys
import tempfile

from anki.collection import Collection
from anki.sound import TTSTag


def note_type_of(col, case):
    note_type = col.models.new("Cards")
    note_type["type"] = 1 if case["kind"] == "cloze" else 0
    for name in case["fields"]:
        col.models.add_field(note_type, col.models.new_field(name))
    for number, (question, answer) in enumerate(case["templates"]):
        template = col.models.new_template(f"Card {number + 1}")
        template["qfmt"], template["afmt"] = question, answer
        col.models.add_template(note_type, template)
    # A name that is taken would get a number, and cards show the name.
    for known in col.models.all_names_and_ids():
        if known.name == "Cards":
            col.models.remove(known.id)
    return col.models.get(col.models.add_dict(note_type).id)


def rendered(col, case):
    try:
        note = col.new_note(note_type_of(col, case))
    except Exception as error:
        return {"error": str(error)}
    note.fields, note.tags = list(case["fields"].values()), case["tags"]
    col.add_note(note, col.decks.id(case["deck"]))
    cards = {card.ord: card for card in note.cards()}
    card = cards.get(case["ordinal"])
    if card is None:
        card = note.ephemeral_card(ord=case["ordinal"])
    elif case["flag"]:
        col.set_user_flag_for_cards(case["flag"], [card.id])
        card.load()
    output = card.render_output()
    return {
        "ordinals": sorted(cards),
        "question": output.question_text,
        "answer": output.answer_text,
        "questionSounds": [sound_of(tag) for tag in output.question_av_tags],
        "answerSounds": [sound_of(tag) for tag in output.answer_av_tags],
    }


def sound_of(tag):
    if isinstance(tag, TTSTag):
        voices, speed = tag.voices, round(tag.speed, 3)
        return {"text": tag.field_text, "language": tag.lang, "voices": voices, "speed": speed}
    return {"name": tag.filename}


def main():
    with tempfile.TemporaryDirectory() as folder:
        col = Collection(os.path.join(folder, "collection.anki2"))
        results = [rendered(col, case) for case in json.load(sys.stdin)]
        json.dump(results, sys.stdout, ensure_ascii=False, indent=1)


main()
