-- AlterTable
ALTER TABLE "Thing" ALTER COLUMN "colors" DROP NOT NULL,
ALTER COLUMN "colors" SET DATA TYPE "Color";
