"""Lets the official Anki make a small collection of everything that an import meets, and write it as packages in every layout.

Usage: make_packages.py FOLDER SEED ROUNDS, with TZ set. Beside the packages it writes `told.json`: what Anki itself says about the collection.
"""

import json
import os
import random
import shutil
import sys
import zipfile

from anki.collection import Collection, ExportAnkiPackageOptions

from make_collection import study

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73"
    "0000001649444154789c63fccfc0f09f818181890186000000180001dd6e1f2a0000000049454e44ae426082"
)


def add(col, kind, deck, fields, tags=()):
    model = col.models.by_name(kind)
    note = col.new_note(model)
    for name, text in fields.items():
        note[name] = text
    note.tags = list(tags)
    col.add_note(note, col.decks.id(deck))
    return note


def own_type(col):
    """A note type of one's own: two templates, a sheet, a deck of its own for one of them."""
    model = col.models.new("Слова")
    for name in ["Слово", "Перевод", "Звук"]:
        col.models.add_field(model, col.models.new_field(name))
    model["flds"][1]["rtl"] = True
    model["flds"][2]["sticky"] = True
    for name, front, back in [
        ("Туда", "{{Слово}} {{Звук}}", "{{FrontSide}}<hr id=answer>{{Перевод}}"),
        ("Обратно", "{{#Перевод}}{{Перевод}}{{/Перевод}}", "{{FrontSide}}<hr id=answer>{{Слово}}"),
    ]:
        template = col.models.new_template(name)
        template["qfmt"], template["afmt"] = front, back
        col.models.add_template(model, template)
    model["css"] = ".card { font-family: serif; color: navy }\n.hint { color: red }"
    col.models.add(model)


def lay(col):
    col.set_config("fsrs", True)
    own_type(col)
    for name, content in [("точка.png", PNG), ("_sheet.png", PNG + b"\0"), ("звук 1.mp3", b"ID3\x04" + bytes(60))]:
        with open(os.path.join(col.media.dir(), name), "wb") as file:
            file.write(content)
    preset = col.decks.add_config_returning_id("Свой набор")
    conf = col.decks.get_config(preset)
    conf["new"]["delays"], conf["lapse"]["delays"] = [1.0, 15.0, 1440.0], [10.0, 30.0]
    conf["new"]["perDay"], conf["rev"]["perDay"] = 7, 77
    conf["desiredRetention"] = 0.87
    conf["fsrsParams6"] = [value * 1.01 for value in json.loads(os.environ["FSRS_DEFAULTS"])]
    conf["easyDaysPercentages"] = [1.0, 0.5, 1.0, 1.0, 1.0, 1.0, 0.0]
    col.decks.update_config(conf)
    deck = col.decks.get(col.decks.id("Языки::Английский"))
    deck["conf"], deck["desc"], deck["desiredRetention"] = preset, "О словах", 85
    col.decks.save(deck)
    for number in range(8):
        add(col, "Слова", "Языки::Английский", {"Слово": f"word {number}", "Перевод": f"слово {number}", "Звук": "[sound:звук 1.mp3]"}, ["слова", "l::a"])
    add(col, "Basic", "Default", {"Front": "<b>2</b> &lt; 3?<img src='точка.png'>", "Back": "да 👍 \\(x^2\\)"})
    add(col, "Basic", "Default", {"Front": "без ответа", "Back": ""}, ["marked"])
    add(col, "Basic (and reversed card)", "Deep::A::B", {"Front": "עברית", "Back": "<div style='color:red'>rtl</div><script>alert(1)</script>"})
    add(col, "Basic (optional reversed card)", "Deep::A::B", {"Front": "one", "Back": "uno", "Add Reverse": ""})
    add(col, "Basic (type in the answer)", "Deep::A", {"Front": "type", "Back": "écrit"})
    add(col, "Cloze", "Cloze", {"Text": "{{c1::Canberra::city}} lies in {{c3::Australia {{c4::deep}}}}", "Back Extra": "extra"}, ["x" * 80])
    add(col, "Image Occlusion", "Cloze", {
        "Occlusion": "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1}}{{c2::image-occlusion:ellipse:left=.5:top=.2:rx=.1:ry=.1}}",
        "Image": '<img src="точка.png">', "Header": "h"})
    add(col, "Basic", "Long", {"Front": "длинно " + "я" * 10_000, "Back": "b"}, [f"t{n}" for n in range(1000)])


def mark(path, chance):
    """Marks of every kind, and a filtered deck."""
    col = Collection(path)
    cards = sorted(col.find_cards(""))
    col.sched.suspend_cards(cards[1:3])
    col.sched.bury_cards(cards[3:4], manual=True)
    col.sched.bury_cards(cards[4:5], manual=False)
    for place, card in enumerate(cards[5:12]):
        col.set_user_flag_for_cards(place + 1, [card])
    col.sched.set_due_date(cards[6:7], "5")
    col.sched.schedule_cards_as_new(cards[7:8])
    filtered = col.sched.get_or_create_filtered_deck(0)
    filtered.name = "Взято"
    filtered.config.search_terms[0].search = "deck:Языки -is:suspended"
    filtered.config.search_terms[0].limit = 3
    col.sched.add_or_update_filtered_deck(filtered)
    return col


def told(col):
    rows = lambda sql: [list(row) for row in col.db.all(sql)]
    timing = col._backend.sched_timing_today()
    home = "case when odid then odid else did end"
    return {
        "notes": [[*row[:2], col.models.get(row[2])["name"], row[3].split("\x1f"), row[4].split()] for row in rows("select id, guid, mid, flds, tags from notes order by id")],
        "cards": [
            {"id": id, "note": nid, "deck": col.decks.name(did), "ordinal": ord, "type": type, "queue": queue, "due": due, "interval": ivl,
             "reps": reps, "lapses": lapses, "flags": flags, "data": data, "filtered": bool(odid)}
            for id, nid, did, ord, type, queue, due, ivl, reps, lapses, flags, data, odid in rows(
                f"select id, nid, {home}, ord, type, queue, case when odid and odue then odue else due end, ivl, reps, lapses, flags & 7, data, odid from cards order by id")
        ],
        "reviews": rows("select id, cid, ease, ivl, lastIvl, factor, time, type from revlog order by id"),
        "decks": sorted(deck.name for deck in col.decks.all_names_and_ids()),
        "created": col.crt,
        "today": timing.days_elapsed,
        "nextTurn": timing.next_day_at,
        "media": sorted(os.listdir(col.media.dir())),
    }


def without_meta(source, target):
    """The oldest layout is the legacy one with its database under the older name."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in ("meta", "collection.anki2"):  # this one holds a note that asks to update
                new.writestr("collection.anki2" if name == "collection.anki21" else name, old.read(name))


def write(folder, col):
    for name, legacy in [("latest", False), ("legacy", True)]:
        for end, own in [(".apkg", True), ("-bare.apkg", False)]:
            options = ExportAnkiPackageOptions(with_scheduling=own, with_deck_configs=own, with_media=True, legacy=legacy)
            col.export_anki_package(out_path=os.path.join(folder, name + end), options=options, limit=None)
    for name, legacy in [("latest.colpkg", False), ("legacy.colpkg", True)]:
        col.export_collection_package(os.path.join(folder, name), True, legacy)
        # Exporting a whole collection closes it.
        col.reopen()
    without_meta(os.path.join(folder, "legacy.apkg"), os.path.join(folder, "oldest.apkg"))


if __name__ == "__main__":
    folder, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "collection.anki2")
    chance = random.Random(seed)
    col = Collection(path)
    lay(col)
    col.close()
    study(path, chance, rounds)
    col = mark(path, chance)
    with open(os.path.join(folder, "told.json"), "w", encoding="utf8") as file:
        json.dump(told(col), file, ensure_ascii=False)
    write(folder, col)
    col.close()
    shutil.rmtree(os.path.join(folder, "collection.media"), ignore_errors=True)
    for name in os.listdir(folder):
        if not name.endswith((".apkg", ".colpkg", ".json")):
            os.remove(os.path.join(folder, name))
