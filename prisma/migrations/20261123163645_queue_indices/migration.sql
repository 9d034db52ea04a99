-- DropIndex
DROP INDEX "CardState_userId_deckId_archived_suspended_phase_dueDay_idx";

-- DropIndex
DROP INDEX "Event_userId_studyDay_idx";

-- AlterTable
ALTER TABLE "Deck" ADD COLUMN "cardCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "Deck" SET "cardCount" = (SELECT count(*) FROM "Card" c WHERE c."deckId" = "Deck"."id" AND c."archivedAt" IS NULL);

-- CreateIndex
CREATE INDEX "CardState_due_idx" ON "CardState"("userId", "deckId", "archived", "suspended", "phase", "dueDay", "salt", "noteId", "cardId", "buriedDay");

-- CreateIndex
CREATE INDEX "Event_day_idx" ON "Event"("userId", "studyDay", "kind", "retracted", "phaseBefore", "cardId", "durationMs");
