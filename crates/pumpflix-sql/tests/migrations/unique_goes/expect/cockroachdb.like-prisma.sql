-- DropIndex
DROP INDEX "Thing_code_key";
