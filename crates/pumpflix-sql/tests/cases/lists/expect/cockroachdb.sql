-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Color" AS ENUM ('RED', 'BLUE');

-- CreateTable
CREATE TABLE "Box" (
    "id" INT4 NOT NULL,
    "names" STRING[] DEFAULT ARRAY['a', 'it''s']::STRING[],
    "numbers" INT4[] DEFAULT ARRAY[1, 2]::INT4[],
    "colors" "Color"[] DEFAULT ARRAY['RED', 'BLUE']::"Color"[],
    "none" BOOL[] DEFAULT ARRAY[]::BOOL[],
    "times" TIMESTAMP(3)[],

    CONSTRAINT "Box_pkey" PRIMARY KEY ("id")
);
