-- RenameForeignKey
ALTER TABLE "Part" RENAME CONSTRAINT "first" TO "second";

-- RenameForeignKey
ALTER TABLE "Part" RENAME CONSTRAINT "second" TO "third";
