-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN "limitsDay" INTEGER;
ALTER TABLE "Enrolment" ADD COLUMN "newOnDay" INTEGER;
ALTER TABLE "Enrolment" ADD COLUMN "newPerDay" INTEGER;
ALTER TABLE "Enrolment" ADD COLUMN "retention" REAL;
ALTER TABLE "Enrolment" ADD COLUMN "reviewsOnDay" INTEGER;
ALTER TABLE "Enrolment" ADD COLUMN "reviewsPerDay" INTEGER;

-- AlterTable
ALTER TABLE "Preset" ADD COLUMN "archivedAt" BIGINT;

-- CreateTable
CREATE TABLE "ModelFit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "presetId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "parameters" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "adoptedAs" INTEGER,
    CONSTRAINT "ModelFit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ModelFit_presetId_fkey" FOREIGN KEY ("presetId") REFERENCES "Preset" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" REAL NOT NULL DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "result" TEXT,
    CONSTRAINT "Job_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BreakPlan" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "createdAt" BIGINT NOT NULL,
    "fromDay" INTEGER NOT NULL,
    "cap" INTEGER NOT NULL,
    CONSTRAINT "BreakPlan_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ModelFit_userId_presetId_at_idx" ON "ModelFit"("userId", "presetId", "at");

-- CreateIndex
CREATE INDEX "Job_userId_kind_createdAt_idx" ON "Job"("userId", "kind", "createdAt");
