-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "Grown" ADD VALUE 'MIDDLE';
ALTER TYPE "Grown" ADD VALUE 'LAST';

-- AlterEnum
BEGIN;
CREATE TYPE "Shrunk_new" AS ENUM ('A');
ALTER TABLE "Thing" ALTER COLUMN "shrunk" DROP DEFAULT;
ALTER TABLE "Thing" ALTER COLUMN "shrunk" TYPE "Shrunk_new" USING ("shrunk"::text::"Shrunk_new");
ALTER TYPE "Shrunk" RENAME TO "Shrunk_old";
ALTER TYPE "Shrunk_new" RENAME TO "Shrunk";
DROP TYPE "Shrunk_old";
ALTER TABLE "Thing" ALTER COLUMN "shrunk" SET DEFAULT 'A';
COMMIT;

-- AlterEnum
ALTER TYPE "Used" ADD VALUE 'NEW';

-- AlterEnum
BEGIN;
CREATE TYPE "Renamed_new" AS ENUM ('new');
ALTER TABLE "Thing" ALTER COLUMN "renamed" DROP DEFAULT;
ALTER TABLE "Thing" ALTER COLUMN "renamed" TYPE "Renamed_new" USING ("renamed"::text::"Renamed_new");
ALTER TYPE "Renamed" RENAME TO "Renamed_old";
ALTER TYPE "Renamed_new" RENAME TO "Renamed";
DROP TYPE "Renamed_old";
ALTER TABLE "Thing" ALTER COLUMN "renamed" SET DEFAULT 'new';
COMMIT;

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "leaving",
ALTER COLUMN "used" SET DEFAULT 'NEW',
ALTER COLUMN "renamed" SET DEFAULT 'new';
