-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Hidden" (
    "id" INTEGER NOT NULL,
    "secret" TEXT,

    CONSTRAINT "Hidden_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partly" (
    "id" INTEGER NOT NULL,
    "secret" TEXT,

    CONSTRAINT "Partly_pkey" PRIMARY KEY ("id")
);
