-- Nothing asks which retractions an event has: that it is taken back stands in the event itself.
DROP INDEX "Event_targetId_idx";
