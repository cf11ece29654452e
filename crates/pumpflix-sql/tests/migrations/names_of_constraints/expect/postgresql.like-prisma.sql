-- DropForeignKey
ALTER TABLE "B" DROP CONSTRAINT "B_aId_fkey";

-- DropIndex
DROP INDEX "A_d_idx";

-- AlterTable
ALTER TABLE "A" DROP CONSTRAINT "A_pkey",
ADD CONSTRAINT "a_key" PRIMARY KEY ("id", "c");
ALTER TABLE "A" RENAME CONSTRAINT "A_pkey" TO "a_key";

-- AlterTable
ALTER TABLE "B" ALTER COLUMN "aId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "A_d_idx" ON "A"("d" DESC);

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("b") ON DELETE CASCADE ON UPDATE CASCADE;

-- RenameIndex
ALTER INDEX "A_b_key" RENAME TO "b_unique";

-- RenameIndex
ALTER INDEX "A_c_idx" RENAME TO "c_index";
