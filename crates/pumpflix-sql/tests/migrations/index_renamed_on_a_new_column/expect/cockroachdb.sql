-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "at";
ALTER TABLE "Thing" ADD COLUMN     "at" BYTES NOT NULL;

-- CreateIndex
CREATE INDEX "new" ON "Thing"("at");
