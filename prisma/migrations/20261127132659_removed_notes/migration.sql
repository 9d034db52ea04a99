-- AlterTable
ALTER TABLE "Note" ADD COLUMN "removed" BOOLEAN NOT NULL DEFAULT false;
