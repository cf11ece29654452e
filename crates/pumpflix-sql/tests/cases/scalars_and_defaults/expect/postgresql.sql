-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Thing" (
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT 'it''s \ "quoted"
on two lines',
    "note" TEXT,
    "yes" BOOLEAN NOT NULL DEFAULT true,
    "count" INTEGER NOT NULL DEFAULT -7,
    "big" BIGINT NOT NULL DEFAULT 9007199254740993,
    "ratio" DOUBLE PRECISION NOT NULL DEFAULT 1.50,
    "price" DECIMAL(65,30) NOT NULL DEFAULT -0.001500,
    "at" TIMESTAMP(3) NOT NULL DEFAULT '2024-02-29 12:00:00.500 +02:00',
    "created" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed" TIMESTAMP(3) NOT NULL,
    "document" JSONB NOT NULL DEFAULT '{"a": "it''s"}',
    "bytes" BYTEA NOT NULL DEFAULT '\x68656c6c6f',
    "computed" TEXT NOT NULL DEFAULT (lower('ABC')),
    "somehow" TEXT,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
