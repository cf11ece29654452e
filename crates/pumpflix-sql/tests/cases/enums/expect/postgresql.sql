-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "user role" AS ENUM ('READER', 'it''s a writer');

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL,
    "role" "user role" NOT NULL DEFAULT 'it''s a writer',
    "other" "user role",

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
