-- DropForeignKey
ALTER TABLE "Part" DROP CONSTRAINT "Part_thingId_fkey";

-- AlterTable
ALTER TABLE "Part" DROP COLUMN "thingId";
ALTER TABLE "Part" ADD COLUMN     "thingId" INT8 NOT NULL;

-- RedefineTables
CREATE TABLE "_prisma_new_Thing" (
    "id" INT8 NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
INSERT INTO "_prisma_new_Thing" ("id") SELECT "id" FROM "Thing";
DROP TABLE "Thing" CASCADE;
ALTER TABLE "_prisma_new_Thing" RENAME TO "Thing";

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_thingId_fkey" FOREIGN KEY ("thingId") REFERENCES "Thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
