-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "Part_code_fkey";

-- DropIndex
DROP INDEX "Alone_code_key";

-- AlterTable
ALTER TABLE "Alone" DROP CONSTRAINT "Alone_pkey",
DROP COLUMN "id",
ADD CONSTRAINT "Alone_pkey" PRIMARY KEY ("code");

-- AlterTable
ALTER TABLE "Pair" DROP CONSTRAINT "Pair_pkey",
DROP COLUMN "right",
ADD CONSTRAINT "Pair_pkey" PRIMARY KEY ("left");

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_code_fkey" FOREIGN KEY ("code") REFERENCES "Alone"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
