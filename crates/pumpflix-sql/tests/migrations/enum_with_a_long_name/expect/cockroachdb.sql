-- AlterEnum
ALTER TYPE "AnEnumWithANameThatIsAlmostAsLongAsTheDatabaseAllowsThemToBeHe"DROP VALUE 'B';
