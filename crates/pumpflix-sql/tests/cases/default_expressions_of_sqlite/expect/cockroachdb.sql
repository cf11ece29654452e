-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Thing" (
    "id" INT4 NOT NULL,
    "called" STRING NOT NULL DEFAULT lower('ABC'),
    "enclosed" STRING NOT NULL DEFAULT (lower('ABC')),
    "literal" STRING NOT NULL DEFAULT 'abc',
    "time" STRING NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
