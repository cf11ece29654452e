-- AlterTable
ALTER TABLE "Thing" ALTER COLUMN "name" SET DEFAULT ('ABC');
