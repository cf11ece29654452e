-- DropIndex
DROP INDEX "Thing_code_key";

-- AlterTable
ALTER TABLE "Thing" DROP CONSTRAINT "Thing_pkey",
ADD CONSTRAINT "Thing_pkey" PRIMARY KEY ("code");

-- CreateIndex
CREATE UNIQUE INDEX "Thing_id_key" ON "Thing"("id");
