-- AlterTable
ALTER TABLE "Thing" ALTER COLUMN "rowid" SET DEFAULT ;
ALTER TABLE "Thing" ALTER COLUMN "turns" SET DEFAULT unique_rowid();
