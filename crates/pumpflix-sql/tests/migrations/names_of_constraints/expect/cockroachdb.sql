-- DropForeignKey
ALTER TABLE "B" DROP CONSTRAINT "B_aId_fkey";

-- DropIndex
DROP INDEX "A_d_idx";

-- AlterTable
ALTER TABLE "A" RENAME CONSTRAINT "A_pkey" TO "a_key";

-- AlterTable
ALTER TABLE "B" ALTER COLUMN "aId" DROP NOT NULL;

-- AlterPrimaryKey
ALTER TABLE "A" ALTER PRIMARY KEY USING COLUMNS ("id", "c");

-- CreateIndex
CREATE INDEX "A_d_idx" ON "A"("d" DESC);

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("b") ON DELETE CASCADE ON UPDATE CASCADE;

-- RenameIndex
ALTER INDEX "A_b_key" RENAME TO "b_unique";

-- RenameIndex
ALTER INDEX "A_c_idx" RENAME TO "c_index";
