-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Counter" (
    "id" BIGSERIAL NOT NULL,
    "small" SMALLSERIAL NOT NULL,
    "plain" SERIAL NOT NULL,

    CONSTRAINT "counter_pk" PRIMARY KEY ("id")
);
