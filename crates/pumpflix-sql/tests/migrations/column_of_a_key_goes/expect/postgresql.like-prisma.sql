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
