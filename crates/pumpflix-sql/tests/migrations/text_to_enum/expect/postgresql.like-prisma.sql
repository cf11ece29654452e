-- CreateEnum
CREATE TYPE "State" AS ENUM ('A', 'B');

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "state",
ADD COLUMN     "state" "State" NOT NULL DEFAULT 'A',
DROP COLUMN "other",
ADD COLUMN     "other" "State",
DROP COLUMN "old",
ADD COLUMN     "old" TEXT NOT NULL DEFAULT 'B';

-- DropEnum
DROP TYPE "Old";
