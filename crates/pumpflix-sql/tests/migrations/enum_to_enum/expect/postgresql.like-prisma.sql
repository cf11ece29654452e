-- CreateEnum
CREATE TYPE "New" AS ENUM ('A', 'B', 'C');

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "state",
ADD COLUMN     "state" "New" NOT NULL DEFAULT 'A',
DROP COLUMN "maybe",
ADD COLUMN     "maybe" "New";

-- DropEnum
DROP TYPE "Old";
