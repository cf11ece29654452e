-- AlterEnum
BEGIN;
CREATE TYPE "Color_new" AS ENUM ('RED');
ALTER TABLE "Thing" ALTER COLUMN "colors" TYPE "Color_new"[] USING ("colors"::text::"Color_new"[]);
ALTER TYPE "Color" RENAME TO "Color_old";
ALTER TYPE "Color_new" RENAME TO "Color";
DROP TYPE "Color_old";
COMMIT;
