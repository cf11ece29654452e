-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- CreateTable
CREATE TABLE "b"."Second" (
    "id" INT4 NOT NULL,

    CONSTRAINT "Second_pkey" PRIMARY KEY ("id")
);
