-- DropIndex
DROP INDEX "Event_cardId_userId_at_idx";

-- CreateIndex
CREATE INDEX "Event_card_idx" ON "Event"("cardId", "userId", "at", "id", "kind", "retracted", "studyDay", "rating", "phaseBefore", "byDay", "interval", "phase");
