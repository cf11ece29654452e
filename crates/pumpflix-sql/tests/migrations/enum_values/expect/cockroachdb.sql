-- RenameEnumValue
ALTER TYPE "Renamed" RENAME VALUE 'old' TO 'new';

-- AlterEnum
ALTER TYPE "Grown" ADD VALUE 'MIDDLE' BEFORE 'B';
ALTER TYPE "Grown" ADD VALUE 'LAST';

-- AlterEnum
ALTER TYPE "Shrunk"DROP VALUE 'B';

-- AlterEnum
ALTER TYPE "Used" ADD VALUE 'NEW';

-- AlterTable
ALTER TABLE "Thing" DROP COLUMN "leaving";
ALTER TABLE "Thing" ALTER COLUMN "used" SET DEFAULT 'NEW';
