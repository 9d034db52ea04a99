-- AlterTable
ALTER TABLE "Deck" ADD COLUMN "ownTitle" TEXT;

-- CreateTable
CREATE TABLE "DayTally" (
    "userId" TEXT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "deckId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "tested" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "studyDay", "deckId", "kind", "rating")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "HourTally" (
    "userId" TEXT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "deckId" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "tested" INTEGER NOT NULL,
    "passed" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "studyDay", "deckId", "hour")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "UncountedDay" (
    "userId" TEXT NOT NULL,
    "studyDay" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "studyDay")
) WITHOUT ROWID;

-- Everything that there is waits to be counted.
INSERT INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event";

-- What an event says of its card also decides how later answers to it count: as young or mature, as a test or not.
CREATE TRIGGER "Event_added" AFTER INSERT ON "Event" WHEN new."kind" <> 'retract'
BEGIN
    INSERT INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event"
    WHERE "cardId" = new."cardId" AND "userId" = new."userId" AND "at" >= new."at"
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER "Event_retracted" AFTER UPDATE OF "retracted" ON "Event" WHEN old."retracted" <> new."retracted"
BEGIN
    INSERT INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event"
    WHERE "cardId" = new."cardId" AND "userId" = new."userId" AND "at" >= new."at"
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER "Event_removed" BEFORE DELETE ON "Event" WHEN old."kind" <> 'retract'
BEGIN
    INSERT INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event"
    WHERE "cardId" = old."cardId" AND "userId" = old."userId" AND "at" >= old."at"
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER "Card_moved" AFTER UPDATE OF "deckId" ON "Card" WHEN old."deckId" <> new."deckId"
BEGIN
    INSERT INTO "UncountedDay" SELECT DISTINCT "userId", "studyDay" FROM "Event" WHERE "cardId" = new."id"
    ON CONFLICT DO NOTHING;
END;

-- CreateIndex
CREATE INDEX "CardState_lapses_idx" ON "CardState"("userId", "lapses", "deckId", "archived");
