-- AlterTable
ALTER TABLE "Thing" ALTER COLUMN "area" SET DATA TYPE polygon USING ("area"::text::polygon);
