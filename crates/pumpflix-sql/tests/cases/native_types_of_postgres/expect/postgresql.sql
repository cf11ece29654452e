-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Native" (
    "id" UUID NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "fixed" CHAR(2) NOT NULL,
    "money" MONEY NOT NULL,
    "exact" DECIMAL(10,2) NOT NULL,
    "small" SMALLINT NOT NULL,
    "when" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day" DATE NOT NULL,
    "clock" TIME(0) NOT NULL,
    "plain" JSON NOT NULL,
    "real" REAL NOT NULL,
    "point" point,
    "area" circle NOT NULL DEFAULT '<(0,0),1>'::circle,

    CONSTRAINT "Native_pkey" PRIMARY KEY ("id")
);
