-- AlterTable
ALTER TABLE "Document" ADD COLUMN "upstream" TEXT;
