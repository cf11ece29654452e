-- DropForeignKey
ALTER TABLE "Use" DROP CONSTRAINT "Use_code_fkey";

-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "Part_thingId_fkey";

-- DropIndex
DROP INDEX "Thing_code_key";

-- AlterTable
ALTER TABLE "Thing" DROP CONSTRAINT "Thing_pkey",
ADD CONSTRAINT "Thing_pkey" PRIMARY KEY ("code");

-- CreateIndex
CREATE UNIQUE INDEX "Thing_id_key" ON "Thing"("id");

-- AddForeignKey
ALTER TABLE "Use" ADD CONSTRAINT "Use_code_fkey" FOREIGN KEY ("code") REFERENCES "Thing"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_thingId_fkey" FOREIGN KEY ("thingId") REFERENCES "Thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
