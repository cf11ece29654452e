-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Thing" (
    "id" STRING NOT NULL,
    "text" STRING NOT NULL DEFAULT 'it''s \ "quoted"
on two lines',
    "note" STRING,
    "yes" BOOL NOT NULL DEFAULT true,
    "count" INT4 NOT NULL DEFAULT -7,
    "big" INT8 NOT NULL DEFAULT 9007199254740993,
    "ratio" FLOAT8 NOT NULL DEFAULT 1.50,
    "price" DECIMAL(65,30) NOT NULL DEFAULT -0.001500,
    "at" TIMESTAMP(3) NOT NULL DEFAULT '2024-02-29 12:00:00.500 +02:00',
    "created" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed" TIMESTAMP(3) NOT NULL,
    "document" JSONB NOT NULL DEFAULT '{"a": "it''s"}',
    "bytes" BYTES NOT NULL DEFAULT '\x68656c6c6f',
    "computed" STRING NOT NULL DEFAULT (lower('ABC')),
    "somehow" STRING,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);
