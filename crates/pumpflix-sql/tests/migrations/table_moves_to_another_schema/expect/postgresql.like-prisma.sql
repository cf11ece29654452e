-- DropTable
DROP TABLE "a"."Thing";

-- CreateTable
CREATE TABLE "b"."Thing" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
