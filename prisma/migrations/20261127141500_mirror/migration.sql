-- CreateTable
CREATE TABLE "Mirror" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "folder" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "writtenRow" BIGINT NOT NULL DEFAULT 0,
    "writtenId" TEXT NOT NULL DEFAULT '',
    "read" TEXT NOT NULL DEFAULT '{}',
    "syncedAt" BIGINT,
    "result" TEXT,
    CONSTRAINT "Mirror_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MirroredEvent" (
    "eventId" TEXT NOT NULL PRIMARY KEY
);
