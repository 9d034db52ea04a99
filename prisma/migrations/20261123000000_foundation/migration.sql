-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" BIGINT NOT NULL,
    "settings" TEXT NOT NULL DEFAULT '{}'
);

-- CreateTable
CREATE TABLE "Preset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Preset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PresetVersion" (
    "presetId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "options" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,

    PRIMARY KEY ("presetId", "version"),
    CONSTRAINT "PresetVersion_presetId_fkey" FOREIGN KEY ("presetId") REFERENCES "Preset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Deck" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "parentId" TEXT,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "archivedAt" BIGINT,
    CONSTRAINT "Deck_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deck_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Deck" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "userId" TEXT NOT NULL,
    "deckId" TEXT NOT NULL,
    "presetId" TEXT NOT NULL,
    "onDesk" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "newFrom" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("userId", "deckId"),
    CONSTRAINT "Enrolment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Enrolment_presetId_fkey" FOREIGN KEY ("presetId") REFERENCES "Preset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "deckId" TEXT NOT NULL,
    "home" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "folder" TEXT,
    "source" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "rendered" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "archivedAt" BIGINT,
    CONSTRAINT "Document_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeclinedSource" (
    "userId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("userId", "path")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deckId" TEXT NOT NULL,
    "documentId" TEXT,
    "key" TEXT,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "promptHash" TEXT NOT NULL,
    "answerHash" TEXT NOT NULL,
    "headings" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "endLine" INTEGER NOT NULL,
    "endColumn" INTEGER NOT NULL,
    "tags" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "archivedAt" BIGINT,
    CONSTRAINT "Note_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Note_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Card" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noteId" TEXT NOT NULL,
    "deckId" TEXT NOT NULL,
    "facet" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "archivedAt" BIGINT,
    CONSTRAINT "Card_noteId_fkey" FOREIGN KEY ("noteId") REFERENCES "Note" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Card_deckId_fkey" FOREIGN KEY ("deckId") REFERENCES "Deck" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CardRevision" (
    "cardId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,

    PRIMARY KEY ("cardId", "revision"),
    CONSTRAINT "CardRevision_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CardState" (
    "userId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "deckId" TEXT NOT NULL,
    "noteId" TEXT NOT NULL,
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "phase" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "stability" REAL,
    "difficulty" REAL,
    "dueAt" BIGINT,
    "dueDay" INTEGER,
    "interval" REAL NOT NULL DEFAULT 0,
    "lastAt" BIGINT,
    "lastDay" INTEGER,
    "introducedDay" INTEGER,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "lastEventId" TEXT,
    "salt" INTEGER NOT NULL,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "buriedDay" INTEGER,
    "flag" INTEGER NOT NULL DEFAULT 0,
    "marked" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT NOT NULL DEFAULT '[]',

    PRIMARY KEY ("userId", "cardId"),
    CONSTRAINT "CardState_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "clientAt" BIGINT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "device" TEXT NOT NULL,
    "zoneOffset" INTEGER NOT NULL,
    "rating" INTEGER,
    "revealMs" INTEGER,
    "durationMs" INTEGER,
    "phaseBefore" TEXT,
    "recall" REAL,
    "presetId" TEXT,
    "presetVersion" INTEGER,
    "revision" INTEGER,
    "language" TEXT,
    "phase" TEXT,
    "step" INTEGER,
    "dueAt" BIGINT,
    "dueDay" INTEGER,
    "interval" REAL,
    "chain" TEXT,
    "typed" TEXT,
    "verdict" TEXT,
    "baseline" TEXT,
    "targetId" TEXT,
    "retracted" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Event_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Operation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "label" TEXT NOT NULL,
    "undo" TEXT NOT NULL,
    "undoneAt" BIGINT
);

-- CreateIndex
CREATE INDEX "Preset_userId_idx" ON "Preset"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Deck_ownerId_key_key" ON "Deck"("ownerId", "key");

-- CreateIndex
CREATE INDEX "Document_deckId_idx" ON "Document"("deckId");

-- CreateIndex
CREATE UNIQUE INDEX "Document_ownerId_home_path_key" ON "Document"("ownerId", "home", "path");

-- CreateIndex
CREATE INDEX "Note_deckId_idx" ON "Note"("deckId");

-- CreateIndex
CREATE INDEX "Note_documentId_idx" ON "Note"("documentId");

-- CreateIndex
CREATE INDEX "Card_deckId_archivedAt_position_idx" ON "Card"("deckId", "archivedAt", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Card_noteId_facet_key" ON "Card"("noteId", "facet");

-- CreateIndex
CREATE INDEX "CardState_userId_deckId_archived_suspended_phase_dueDay_idx" ON "CardState"("userId", "deckId", "archived", "suspended", "phase", "dueDay");

-- CreateIndex
CREATE INDEX "CardState_cardId_idx" ON "CardState"("cardId");

-- CreateIndex
CREATE INDEX "CardState_userId_dueAt_idx" ON "CardState"("userId", "dueAt");

-- CreateIndex
CREATE INDEX "CardState_userId_lastDay_noteId_idx" ON "CardState"("userId", "lastDay", "noteId");

-- CreateIndex
CREATE INDEX "Event_cardId_userId_at_idx" ON "Event"("cardId", "userId", "at");

-- CreateIndex
CREATE INDEX "Event_userId_studyDay_idx" ON "Event"("userId", "studyDay");

-- CreateIndex
CREATE INDEX "Event_targetId_idx" ON "Event"("targetId");

-- CreateIndex
CREATE INDEX "Operation_userId_undoneAt_at_idx" ON "Operation"("userId", "undoneAt", "at");
