-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- DropForeignKey
ALTER TABLE "a"."Part" DROP CONSTRAINT "Part_thingId_fkey";

-- DropTable
DROP TABLE "a"."Thing";

-- CreateTable
CREATE TABLE "b"."Thing" (
    "id" INT4 NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "a"."Part" ADD CONSTRAINT "Part_thingId_fkey" FOREIGN KEY ("thingId") REFERENCES "b"."Thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
