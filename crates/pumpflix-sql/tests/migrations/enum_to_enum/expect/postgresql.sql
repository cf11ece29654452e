-- CreateEnum
CREATE TYPE "New" AS ENUM ('A', 'B', 'C');

-- AlterTable
ALTER TABLE "Thing" ALTER COLUMN "state" DROP DEFAULT,
ALTER COLUMN "state" SET DATA TYPE "New" USING ("state"::text::"New"),
ALTER COLUMN "state" SET DEFAULT 'A',
ALTER COLUMN "maybe" SET DATA TYPE "New" USING ("maybe"::text::"New");

-- DropEnum
DROP TYPE "Old";
