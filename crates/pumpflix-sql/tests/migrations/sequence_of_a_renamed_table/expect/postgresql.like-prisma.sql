-- DropTable
DROP TABLE "Old";

-- CreateTable
CREATE TABLE "New" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "New_pkey" PRIMARY KEY ("id")
);
