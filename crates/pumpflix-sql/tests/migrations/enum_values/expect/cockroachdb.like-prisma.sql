-- AlterEnum
ALTER TYPE "Grown" ADD VALUE 'MIDDLE';
ALTER TYPE "Grown" ADD VALUE 'LAST';

-- AlterEnum
ALTER TYPE "Shrunk"DROP VALUE 'B';

-- AlterEnum
ALTER TYPE "Used" ADD VALUE 'NEW';

-- AlterEnum
ALTER TABLE "Thing" ALTER COLUMN "renamed" DROP DEFAULT;
ALTER TYPE "Renamed" ADD VALUE 'new';
ALTER TYPE "Renamed"DROP VALUE 'old';

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "leaving";
ALTER TABLE "Thing" ALTER COLUMN "used" SET DEFAULT 'NEW';
ALTER TABLE "Thing" ALTER COLUMN "renamed" SET DEFAULT 'new';
