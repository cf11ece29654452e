-- CreateIndex
CREATE INDEX `first` ON `Thing`(`b`);

-- RenameIndex
ALTER TABLE `Thing` RENAME INDEX `first` TO `second`;
