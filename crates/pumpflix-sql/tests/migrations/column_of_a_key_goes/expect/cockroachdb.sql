-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "Part_code_fkey";

-- RedefineTables
CREATE TABLE "_prisma_new_Alone" (
    "code" STRING NOT NULL,

    CONSTRAINT "Alone_pkey" PRIMARY KEY ("code")
);
DROP INDEX "Alone_code_key" CASCADE;
INSERT INTO "_prisma_new_Alone" ("code") SELECT "code" FROM "Alone";
DROP TABLE "Alone" CASCADE;
ALTER TABLE "_prisma_new_Alone" RENAME TO "Alone";
CREATE TABLE "_prisma_new_Pair" (
    "left" INT4 NOT NULL,
    "note" STRING,

    CONSTRAINT "Pair_pkey" PRIMARY KEY ("left")
);
INSERT INTO "_prisma_new_Pair" ("left","note") SELECT "left","note" FROM "Pair";
DROP TABLE "Pair" CASCADE;
ALTER TABLE "_prisma_new_Pair" RENAME TO "Pair";

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_code_fkey" FOREIGN KEY ("code") REFERENCES "Alone"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
