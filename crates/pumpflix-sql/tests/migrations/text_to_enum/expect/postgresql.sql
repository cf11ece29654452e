-- CreateEnum
CREATE TYPE "State" AS ENUM ('A', 'B');

-- AlterTable
ALTER TABLE "Thing" ALTER COLUMN "state" DROP DEFAULT,
ALTER COLUMN "state" SET DATA TYPE "State" USING ("state"::text::"State"),
ALTER COLUMN "state" SET DEFAULT 'A',
ALTER COLUMN "other" SET DATA TYPE "State" USING ("other"::text::"State"),
ALTER COLUMN "old" DROP DEFAULT,
ALTER COLUMN "old" SET DATA TYPE TEXT USING ("old"::TEXT),
ALTER COLUMN "old" SET DEFAULT 'B';

-- DropEnum
DROP TYPE "Old";
