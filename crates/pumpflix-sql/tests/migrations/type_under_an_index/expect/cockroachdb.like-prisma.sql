-- DropForeignKey
ALTER TABLE "Visit" DROP CONSTRAINT "Visit_guestId_fkey";

-- DropForeignKey
ALTER TABLE "_CountryToTag" DROP CONSTRAINT "_CountryToTag_A_fkey";

-- AlterTable
ALTER TABLE "Place" DROP COLUMN "number";
ALTER TABLE "Place" ADD COLUMN     "number" INT4 NOT NULL;
ALTER TABLE "Place" DROP COLUMN "height";
ALTER TABLE "Place" ADD COLUMN     "height" INT4 NOT NULL;
ALTER TABLE "Place" ALTER COLUMN "depth" SET DATA TYPE INT4;

-- AlterTable
ALTER TABLE "_CountryToTag" DROP COLUMN "A";
ALTER TABLE "_CountryToTag" ADD COLUMN     "A" INT4 NOT NULL;

-- RedefineTables
CREATE TABLE "_prisma_new_Country" (
    "id" INT4 NOT NULL,

    CONSTRAINT "Country_pkey" PRIMARY KEY ("id")
);
INSERT INTO "_prisma_new_Country" ("id") SELECT "id" FROM "Country";
DROP TABLE "Country" CASCADE;
ALTER TABLE "_prisma_new_Country" RENAME TO "Country";
CREATE TABLE "_prisma_new_Guest" (
    "id" UUID NOT NULL,
    "hostId" STRING,

    CONSTRAINT "Guest_pkey" PRIMARY KEY ("id")
);
INSERT INTO "_prisma_new_Guest" ("hostId","id") SELECT "hostId","id" FROM "Guest";
DROP TABLE "Guest" CASCADE;
ALTER TABLE "_prisma_new_Guest" RENAME TO "Guest";
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Place_height_idx" ON "Place"("height");

-- CreateIndex
CREATE UNIQUE INDEX "_CountryToTag_AB_unique" ON "_CountryToTag"("A", "B");

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_guestId_fkey" FOREIGN KEY ("guestId") REFERENCES "Guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToTag" ADD CONSTRAINT "_CountryToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "Country"("id") ON DELETE CASCADE ON UPDATE CASCADE;
