-- AlterTable
ALTER TABLE "CardRevision" ADD COLUMN "check" TEXT;
