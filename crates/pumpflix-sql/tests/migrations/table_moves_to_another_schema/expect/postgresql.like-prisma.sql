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
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."Tag" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."renamed_and_moved" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "renamed_and_moved_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "b"."_TagToThing" (
    "A" INTEGER NOT NULL,
    "B" BIGINT NOT NULL,

    CONSTRAINT "_TagToThing_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "Thing_code_key" ON "b"."Thing"("code");

-- CreateIndex
CREATE INDEX "_TagToThing_B_index" ON "b"."_TagToThing"("B");

-- AddForeignKey
ALTER TABLE "b"."_TagToThing" ADD CONSTRAINT "_TagToThing_A_fkey" FOREIGN KEY ("A") REFERENCES "b"."Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "b"."_TagToThing" ADD CONSTRAINT "_TagToThing_B_fkey" FOREIGN KEY ("B") REFERENCES "b"."Thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
