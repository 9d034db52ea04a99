-- DropIndex
DROP INDEX "CardState_due_idx";

-- DropIndex
DROP INDEX "CardState_userId_lastDay_noteId_idx";

-- DropIndex
DROP INDEX "Event_day_idx";

-- AlterTable
ALTER TABLE "Event" ADD COLUMN "byDay" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "CardState_due_idx" ON "CardState"("userId", "deckId", "archived", "suspended", "phase", "dueDay", "salt", "noteId", "cardId", "buriedDay", "lastDay", "interval", "stability", "difficulty");

-- CreateIndex
CREATE INDEX "Event_day_idx" ON "Event"("userId", "studyDay", "kind", "retracted", "phaseBefore", "byDay", "cardId", "durationMs");

-- CreateIndex
CREATE INDEX "Event_newest_idx" ON "Event"("userId", "kind", "retracted", "receivedAt", "id", "studyDay");
