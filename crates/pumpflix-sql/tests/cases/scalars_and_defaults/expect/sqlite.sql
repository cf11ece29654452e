-- CreateTable
CREATE TABLE "Thing" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL DEFAULT 'it''s \ "quoted"
on two lines',
    "note" TEXT,
    "yes" BOOLEAN NOT NULL DEFAULT true,
    "count" INTEGER NOT NULL DEFAULT -7,
    "big" BIGINT NOT NULL DEFAULT 9007199254740993,
    "ratio" REAL NOT NULL DEFAULT 1.50,
    "price" DECIMAL NOT NULL DEFAULT -0.001500,
    "at" DATETIME NOT NULL DEFAULT '2024-02-29 12:00:00.500 +02:00',
    "created" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed" DATETIME NOT NULL,
    "document" JSONB NOT NULL DEFAULT '{"a": "it''s"}',
    "bytes" BLOB NOT NULL DEFAULT X'68656c6c6f',
    "computed" TEXT NOT NULL DEFAULT (lower('ABC')),
    "somehow" TEXT
);
