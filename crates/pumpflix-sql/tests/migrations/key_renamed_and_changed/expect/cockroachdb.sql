-- AlterTable
ALTER TABLE "Thing" RENAME CONSTRAINT "old_key" TO "new_key";

-- AlterPrimaryKey
ALTER TABLE "Thing" ALTER PRIMARY KEY USING COLUMNS ("id", "part");
