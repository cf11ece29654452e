-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "at",
ADD COLUMN     "at" BYTEA NOT NULL;

-- CreateIndex
CREATE INDEX "new" ON "Thing"("at");

-- RenameIndex
ALTER INDEX "old" RENAME TO "new";
