-- CreateTable
CREATE TABLE "Counter" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- CreateTable
CREATE TABLE "Big" (
    "id" BIGINT NOT NULL PRIMARY KEY
);

-- CreateTable
CREATE TABLE "named things" (
    "_id" INTEGER NOT NULL,
    "part" TEXT NOT NULL,

    PRIMARY KEY ("_id", "part")
);

-- CreateTable
CREATE TABLE "Keyless" (
    "a" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Keyless_a_key" ON "Keyless"("a");
