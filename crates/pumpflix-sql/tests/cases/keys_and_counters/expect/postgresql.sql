-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Counter" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Big" (
    "id" BIGINT NOT NULL,

    CONSTRAINT "Big_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "named things" (
    "_id" INTEGER NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "named things_pkey" PRIMARY KEY ("_id","part")
);

-- CreateTable
CREATE TABLE "Keyless" (
    "a" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Keyless_a_key" ON "Keyless"("a");
