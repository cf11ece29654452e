-- CreateTable
CREATE TABLE "b"."Second" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Second_pkey" PRIMARY KEY ("id")
);
