-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Color" AS ENUM ('RED', 'BLUE');

-- CreateTable
CREATE TABLE "Box" (
    "id" INTEGER NOT NULL,
    "names" TEXT[] DEFAULT ARRAY['a', 'it''s']::TEXT[],
    "numbers" INTEGER[] DEFAULT ARRAY[1, 2]::INTEGER[],
    "colors" "Color"[] DEFAULT ARRAY['RED', 'BLUE']::"Color"[],
    "none" BOOLEAN[] DEFAULT ARRAY[]::BOOLEAN[],
    "times" TIMESTAMP(3)[],

    CONSTRAINT "Box_pkey" PRIMARY KEY ("id")
);
