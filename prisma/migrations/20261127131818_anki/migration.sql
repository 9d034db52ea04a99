-- AlterTable
ALTER TABLE "Card" ADD COLUMN "ankiId" BIGINT;

-- AlterTable
ALTER TABLE "Deck" ADD COLUMN "ankiId" BIGINT;
ALTER TABLE "Deck" ADD COLUMN "description" TEXT;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN "ankiId" BIGINT;
ALTER TABLE "Event" ADD COLUMN "upstream" TEXT;

-- AlterTable
ALTER TABLE "Preset" ADD COLUMN "ankiId" BIGINT;
ALTER TABLE "Preset" ADD COLUMN "upstream" TEXT;

-- CreateTable
CREATE TABLE "NoteType" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "ankiId" BIGINT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "templates" TEXT NOT NULL,
    "css" TEXT NOT NULL,
    "upstream" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "NoteType_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MediaName" (
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("ownerId", "name"),
    CONSTRAINT "MediaName_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Note" ADD COLUMN "ankiId" BIGINT;
ALTER TABLE "Note" ADD COLUMN "fields" TEXT;
ALTER TABLE "Note" ADD COLUMN "guid" TEXT;
ALTER TABLE "Note" ADD COLUMN "noteTypeId" TEXT REFERENCES "NoteType" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Note" ADD COLUMN "upstream" TEXT;

-- CreateIndex
CREATE INDEX "Note_guid_idx" ON "Note"("guid");
CREATE INDEX "Note_noteTypeId_idx" ON "Note"("noteTypeId");

-- CreateIndex
CREATE UNIQUE INDEX "NoteType_ownerId_ankiId_key" ON "NoteType"("ownerId", "ankiId");
