-- DropTable
DROP TABLE "a"."Thing";

-- CreateTable
CREATE TABLE "b"."Thing" (
    "id" INT4 NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
