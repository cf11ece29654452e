-- CreateTable
CREATE TABLE "Hidden" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "secret" TEXT
);

-- CreateTable
CREATE TABLE "Partly" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "secret" TEXT
);
