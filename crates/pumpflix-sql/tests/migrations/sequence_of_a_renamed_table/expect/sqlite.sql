-- RenameTable
ALTER TABLE "Old" RENAME TO "New";
