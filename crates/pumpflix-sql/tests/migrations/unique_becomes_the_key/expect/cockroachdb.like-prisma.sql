-- DropIndex
DROP INDEX "Counter_code_key";

-- AlterTable
ALTER TABLE "Counter" ADD CONSTRAINT "Counter_pkey" PRIMARY KEY ("id");

-- DropIndex
DROP INDEX "again";

-- DropIndex
DROP INDEX "Counter_id_key";

-- AlterTable
ALTER TABLE "Part" ADD CONSTRAINT "Part_pkey" PRIMARY KEY ("left", "right");

-- DropIndex
DROP INDEX "Part_left_right_key";
