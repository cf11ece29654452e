-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Hidden" (
    "id" INT4 NOT NULL,
    "secret" STRING,

    CONSTRAINT "Hidden_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partly" (
    "id" INT4 NOT NULL,
    "secret" STRING,

    CONSTRAINT "Partly_pkey" PRIMARY KEY ("id")
);
