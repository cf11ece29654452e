-- DropForeignKey
ALTER TABLE "Gone" DROP CONSTRAINT "Gone_staysId_fkey";

-- DropForeignKey
ALTER TABLE "_StaysToTag" DROP CONSTRAINT "_StaysToTag_A_fkey";

-- DropForeignKey
ALTER TABLE "_StaysToTag" DROP CONSTRAINT "_StaysToTag_B_fkey";

-- AlterTable
ALTER TABLE "Stays" ALTER COLUMN "name" DROP NOT NULL;

-- DropTable
DROP TABLE "Gone";

-- DropTable
DROP TABLE "_StaysToTag";

-- CreateTable
CREATE TABLE "Comes" (
    "id" INT4 NOT NULL,
    "name" STRING NOT NULL,
    "staysId" INT4 NOT NULL,

    CONSTRAINT "Comes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Comes_name_key" ON "Comes"("name");

-- AddForeignKey
ALTER TABLE "Comes" ADD CONSTRAINT "Comes_staysId_fkey" FOREIGN KEY ("staysId") REFERENCES "Stays"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
