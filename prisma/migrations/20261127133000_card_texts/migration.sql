-- What searches read: folded text of every card as it reads now, and an index of its trigrams. The schema of Prisma does not
-- know these tables (prisma/schema-engine.mjs names them as external).
CREATE TABLE "CardText" (
    "id" INTEGER PRIMARY KEY,
    "cardId" TEXT NOT NULL UNIQUE REFERENCES "Card" ("id") ON DELETE CASCADE,
    "prompt" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "tags" TEXT NOT NULL
);

CREATE VIRTUAL TABLE "CardTrigrams" USING fts5("prompt", "answer", "tags", content = 'CardText', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', detail = column, columnsize = 0);

CREATE TRIGGER "CardText_made" AFTER INSERT ON "CardText" BEGIN
    INSERT INTO "CardTrigrams" ("rowid", "prompt", "answer", "tags") VALUES (new."id", new."prompt", new."answer", new."tags");
END;

CREATE TRIGGER "CardText_gone" AFTER DELETE ON "CardText" BEGIN
    INSERT INTO "CardTrigrams" ("CardTrigrams", "rowid", "prompt", "answer", "tags")
    VALUES ('delete', old."id", old."prompt", old."answer", old."tags");
END;

CREATE TRIGGER "CardText_changed" AFTER UPDATE ON "CardText" BEGIN
    INSERT INTO "CardTrigrams" ("CardTrigrams", "rowid", "prompt", "answer", "tags")
    VALUES ('delete', old."id", old."prompt", old."answer", old."tags");
    INSERT INTO "CardTrigrams" ("rowid", "prompt", "answer", "tags") VALUES (new."id", new."prompt", new."answer", new."tags");
END;

-- One row: how the texts were folded, and the last card that was; NULL when all were.
CREATE TABLE "CardTextFill" (
    "version" INTEGER NOT NULL,
    "upTo" TEXT
);

INSERT INTO "CardTextFill" VALUES (0, NULL);

-- The few cards that a person has marked, without looking at the many others.
CREATE INDEX "CardState_flag_idx" ON "CardState" ("userId", "cardId") WHERE "flag" <> 0;

CREATE INDEX "CardState_marked_idx" ON "CardState" ("userId", "cardId") WHERE "marked" = 1;

CREATE INDEX "CardState_tags_idx" ON "CardState" ("userId", "cardId") WHERE "tags" <> '[]';

CREATE INDEX "CardState_buried_idx" ON "CardState" ("userId", "cardId") WHERE "buriedDay" IS NOT NULL;
