-- AlterEnum
BEGIN;
CREATE TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe_new" AS ENUM ('A');
ALTER TABLE "Thing" ALTER COLUMN "state" TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe_new" USING ("state"::text::"AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe_new");
ALTER TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe" RENAME TO "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe_old";
ALTER TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe_new" RENAME TO "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe";
DROP TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe_old";
COMMIT;
