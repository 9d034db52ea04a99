-- The newest answer is asked for of what was answered here: what came with a file is not taken back one by one, and a million of
-- it need no place in this index.
DROP INDEX "Event_newest_idx";

CREATE INDEX "Event_newest_idx" ON "Event" ("userId", "receivedAt", "id", "retracted", "studyDay")
    WHERE "kind" IN ('answer', 'practice') AND "upstream" IS NULL;
