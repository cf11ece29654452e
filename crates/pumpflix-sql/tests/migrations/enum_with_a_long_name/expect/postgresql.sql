-- AlterEnum
CREATE TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_new" AS ENUM ('A');
ALTER TABLE "Thing" ALTER COLUMN "state" TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_new" USING ("state"::text::"AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_new");
ALTER TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe" RENAME TO "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_old";
ALTER TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_new" RENAME TO "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe";
DROP TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToB_old";
