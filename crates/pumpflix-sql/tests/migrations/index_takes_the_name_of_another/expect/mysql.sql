-- DropIndex
DROP INDEX `first` ON `Thing`;

-- CreateIndex
CREATE INDEX `second` ON `Thing`(`a`);

-- CreateIndex
CREATE INDEX `first` ON `Thing`(`b`);
