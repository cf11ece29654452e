-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "Part_code_fkey";

-- AlterTable
ALTER TABLE "Pair" DROP COLUMN "right";

-- AlterPrimaryKey
ALTER TABLE "Pair" ALTER PRIMARY KEY USING COLUMNS ("left");

-- RedefineTables
CREATE TABLE "_prisma_new_Alone" (
    "code" STRING NOT NULL,

    CONSTRAINT "Alone_pkey" PRIMARY KEY ("code")
);
DROP INDEX "Alone_code_key";
INSERT INTO "_prisma_new_Alone" ("code") SELECT "code" FROM "Alone";
DROP TABLE "Alone" CASCADE;
ALTER TABLE "_prisma_new_Alone" RENAME TO "Alone";

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_code_fkey" FOREIGN KEY ("code") REFERENCES "Alone"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
