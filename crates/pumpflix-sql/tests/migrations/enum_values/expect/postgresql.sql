-- RenameEnumValue
ALTER TYPE "Renamed" RENAME VALUE 'old' TO 'new';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "Grown" ADD VALUE 'MIDDLE' BEFORE 'B';
ALTER TYPE "Grown" ADD VALUE 'LAST';

-- AlterEnum
CREATE TYPE "Shrunk_new" AS ENUM ('A');
ALTER TABLE "Thing" ALTER COLUMN "shrunk" DROP DEFAULT;
ALTER TABLE "Thing" ALTER COLUMN "leaving" TYPE text USING ("leaving"::text);
ALTER TABLE "Thing" ALTER COLUMN "shrunk" TYPE "Shrunk_new" USING ("shrunk"::text::"Shrunk_new");
ALTER TYPE "Shrunk" RENAME TO "Shrunk_old";
ALTER TYPE "Shrunk_new" RENAME TO "Shrunk";
DROP TYPE "Shrunk_old";
ALTER TABLE "Thing" ALTER COLUMN "shrunk" SET DEFAULT 'A';

-- AlterEnum
CREATE TYPE "Used_new" AS ENUM ('A', 'NEW');
ALTER TABLE "Thing" ALTER COLUMN "used" TYPE "Used_new" USING ("used"::text::"Used_new");
ALTER TYPE "Used" RENAME TO "Used_old";
ALTER TYPE "Used_new" RENAME TO "Used";
DROP TYPE "Used_old";

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "leaving",
ALTER COLUMN "used" SET DEFAULT 'NEW';
