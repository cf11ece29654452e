-- CreateIndex
CREATE INDEX `a_second` ON `Thing`(`a`);

-- RenameIndex
ALTER TABLE `Thing` RENAME INDEX `b_second` TO `b_third`;
