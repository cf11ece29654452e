-- CreateEnum
CREATE TYPE "State" AS ENUM ('A', 'B');

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "state";
ALTER TABLE "Thing" ADD COLUMN     "state" "State" NOT NULL DEFAULT 'A';
ALTER TABLE "Thing" DROP COLUMN "other";
ALTER TABLE "Thing" ADD COLUMN     "other" "State";
ALTER TABLE "Thing" DROP COLUMN "old";
ALTER TABLE "Thing" ADD COLUMN     "old" STRING NOT NULL DEFAULT 'B';

-- DropEnum
DROP TYPE "Old";
