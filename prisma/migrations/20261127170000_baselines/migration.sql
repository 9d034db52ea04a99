-- The few events that say how a card came: a card's other events may be hundreds.
CREATE INDEX "Event_baseline_idx" ON "Event"("cardId", "userId", "at") WHERE "kind" = 'baseline';
