-- DropForeignKey
ALTER TABLE "a"."_TagToThing" DROP CONSTRAINT "_TagToThing_A_fkey";

-- DropForeignKey
ALTER TABLE "a"."_TagToThing" DROP CONSTRAINT "_TagToThing_B_fkey";

-- DropTable
DROP TABLE "a"."Thing";

-- DropTable
DROP TABLE "a"."Tag";

-- DropTable
DROP TABLE "a"."Renamed";

-- DropTable
DROP TABLE "a"."_TagToThing";

-- CreateTable
CREATE TABLE "b"."Thing" (
    "id" INT8 NOT NULL DEFAULT unique_rowid(),
    "code" STRING NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."Tag" (
    "id" INT4 NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."renamed_and_moved" (
    "id" INT8 NOT NULL DEFAULT unique_rowid(),

    CONSTRAINT "renamed_and_moved_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."_TagToThing" (
    "A" INT4 NOT NULL,
    "B" INT8 NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Thing_code_key" ON "b"."Thing"("code");

-- CreateIndex
CREATE UNIQUE INDEX "_TagToThing_AB_unique" ON "b"."_TagToThing"("A", "B");

-- CreateIndex
CREATE INDEX "_TagToThing_B_index" ON "b"."_TagToThing"("B");

-- AddForeignKey
ALTER TABLE "b"."_TagToThing" ADD CONSTRAINT "_TagToThing_A_fkey" FOREIGN KEY ("A") REFERENCES "b"."Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "b"."_TagToThing" ADD CONSTRAINT "_TagToThing_B_fkey" FOREIGN KEY ("B") REFERENCES "b"."Thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
