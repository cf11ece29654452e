-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- RenameTable
ALTER TABLE "a"."Renamed" RENAME TO "renamed_and_moved";

-- MoveTable
ALTER TABLE "a"."Tag" SET SCHEMA "b";

-- MoveTable
ALTER TABLE "a"."Thing" SET SCHEMA "b";

-- MoveTable
ALTER TABLE "a"."_TagToThing" SET SCHEMA "b";

-- MoveTable
ALTER TABLE "a"."renamed_and_moved" SET SCHEMA "b";

-- AlterTable
ALTER TABLE "b"."renamed_and_moved" RENAME CONSTRAINT "Renamed_pkey" TO "renamed_and_moved_pkey";
