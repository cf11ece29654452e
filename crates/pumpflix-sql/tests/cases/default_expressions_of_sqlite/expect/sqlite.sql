-- CreateTable
CREATE TABLE "Thing" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "called" TEXT NOT NULL DEFAULT (lower('ABC')),
    "enclosed" TEXT NOT NULL DEFAULT (lower('ABC')),
    "literal" TEXT NOT NULL DEFAULT 'abc',
    "time" TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
