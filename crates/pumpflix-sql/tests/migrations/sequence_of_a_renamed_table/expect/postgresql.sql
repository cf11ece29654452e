-- RenameTable
ALTER TABLE "Old" RENAME TO "New";

-- RenameSequence
ALTER SEQUENCE IF EXISTS "Old_id_seq" RENAME TO "New_id_seq";

-- AlterTable
ALTER TABLE "New" RENAME CONSTRAINT "Old_pkey" TO "New_pkey";
