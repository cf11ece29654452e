-- DropForeignKey
ALTER TABLE "Guest" DROP CONSTRAINT "Guest_hostId_fkey";

-- DropForeignKey
ALTER TABLE "_CountryToTag" DROP CONSTRAINT "_CountryToTag_A_fkey";

-- AlterTable
ALTER TABLE "Country" DROP CONSTRAINT "Country_pkey",
ALTER COLUMN "id" SET DATA TYPE INTEGER,
ADD CONSTRAINT "Country_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "Place" DROP CONSTRAINT "Place_pkey",
ALTER COLUMN "number" SET DATA TYPE INTEGER,
ALTER COLUMN "height" SET DATA TYPE INTEGER,
ALTER COLUMN "depth" SET DATA TYPE INTEGER,
ADD CONSTRAINT "Place_pkey" PRIMARY KEY ("country", "number");

-- AlterTable
ALTER TABLE "Guest" DROP CONSTRAINT "Guest_pkey",
DROP COLUMN "id",
ADD COLUMN     "id" UUID NOT NULL,
ADD CONSTRAINT "Guest_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "_CountryToTag" DROP CONSTRAINT "_CountryToTag_AB_pkey",
ALTER COLUMN "A" SET DATA TYPE INTEGER,
ADD CONSTRAINT "_CountryToTag_AB_pkey" PRIMARY KEY ("A", "B");

-- AddForeignKey
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToTag" ADD CONSTRAINT "_CountryToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "Country"("id") ON DELETE CASCADE ON UPDATE CASCADE;
