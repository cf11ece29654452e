-- AlterTable
ALTER TABLE "Thing" DROP CONSTRAINT "old_key",
ADD CONSTRAINT "new_key" PRIMARY KEY ("id", "part");
ALTER TABLE "Thing" RENAME CONSTRAINT "old_key" TO "new_key";
