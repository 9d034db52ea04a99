-- DropIndex
DROP INDEX "Event_cardId_userId_at_idx";

-- CreateIndex
CREATE INDEX "Event_card_idx" ON "Event"("cardId", "userId", "at", "id", "kind", "retracted", "studyDay", "rating", "phaseBefore", "byDay", "interval", "phase", "zoneOffset", "durationMs");

-- An event says of its card at which interval it is answered next. So far goes what it says, and no further: to mark all later days
-- would go over the whole history for each event of it, where thousands come in any order.
DROP TRIGGER "Event_added";
DROP TRIGGER "Event_retracted";
DROP TRIGGER "Event_removed";

CREATE TRIGGER "Event_added" AFTER INSERT ON "Event" WHEN new."kind" <> 'retract'
BEGIN
    INSERT INTO "UncountedDay" SELECT new."userId", new."studyDay" WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO "UncountedDay" SELECT * FROM (SELECT "userId", "studyDay" FROM "Event"
        WHERE "cardId" = new."cardId" AND "userId" = new."userId" AND "at" >= new."at" AND ("at" > new."at" OR "id" > new."id")
          AND "retracted" = 0 AND "interval" IS NOT NULL
        ORDER BY "at", "id" LIMIT 1) WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER "Event_retracted" AFTER UPDATE OF "retracted" ON "Event" WHEN old."retracted" <> new."retracted"
BEGIN
    INSERT INTO "UncountedDay" SELECT new."userId", new."studyDay" WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO "UncountedDay" SELECT * FROM (SELECT "userId", "studyDay" FROM "Event"
        WHERE "cardId" = new."cardId" AND "userId" = new."userId" AND "at" >= new."at" AND ("at" > new."at" OR "id" > new."id")
          AND "retracted" = 0 AND "interval" IS NOT NULL
        ORDER BY "at", "id" LIMIT 1) WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER "Event_removed" BEFORE DELETE ON "Event" WHEN old."kind" <> 'retract'
BEGIN
    INSERT INTO "UncountedDay" SELECT old."userId", old."studyDay" WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO "UncountedDay" SELECT * FROM (SELECT "userId", "studyDay" FROM "Event"
        WHERE "cardId" = old."cardId" AND "userId" = old."userId" AND "at" >= old."at" AND ("at" > old."at" OR "id" > old."id")
          AND "retracted" = 0 AND "interval" IS NOT NULL
        ORDER BY "at", "id" LIMIT 1) WHERE true ON CONFLICT DO NOTHING;
END;
