-- DropIndex
DROP INDEX "Event_newest_idx";

-- CreateIndex
CREATE INDEX "Event_newest_idx" ON "Event"("userId", "receivedAt", "id", "kind", "retracted", "studyDay");
