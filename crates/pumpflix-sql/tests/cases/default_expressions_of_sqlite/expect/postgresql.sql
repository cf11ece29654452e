-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Thing" (
    "id" INTEGER NOT NULL,
    "called" TEXT NOT NULL DEFAULT lower('ABC'),
    "enclosed" TEXT NOT NULL DEFAULT (lower('ABC')),
    "literal" TEXT NOT NULL DEFAULT 'abc',
    "time" TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
