-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "Part_ofId_fkey";

-- DropIndex
DROP INDEX "Counter_code_key" CASCADE;

-- AlterTable
ALTER TABLE "Counter" ADD CONSTRAINT "Counter_pkey" PRIMARY KEY ("id");

-- DropIndex
DROP INDEX "again" CASCADE;

-- DropIndex
DROP INDEX "Counter_id_key" CASCADE;

-- AlterTable
ALTER TABLE "Part" ADD CONSTRAINT "Part_pkey" PRIMARY KEY ("left", "right");

-- DropIndex
DROP INDEX "Part_left_right_key" CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_ofId_fkey" FOREIGN KEY ("ofId") REFERENCES "Counter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
