-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "colors",
ADD COLUMN     "colors" "Color";
