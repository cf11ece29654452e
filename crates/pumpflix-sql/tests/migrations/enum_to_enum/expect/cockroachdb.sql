-- CreateEnum
CREATE TYPE "New" AS ENUM ('A', 'B', 'C');

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "state";
ALTER TABLE "Thing" ADD COLUMN     "state" "New" NOT NULL DEFAULT 'A';
ALTER TABLE "Thing" DROP COLUMN "maybe";
ALTER TABLE "Thing" ADD COLUMN     "maybe" "New";

-- DropEnum
DROP TYPE "Old";
