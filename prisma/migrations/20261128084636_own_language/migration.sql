-- AlterTable
ALTER TABLE "Deck" ADD COLUMN "ownLanguage" TEXT;
