-- AlterTable
ALTER TABLE `Thing` MODIFY `at` LONGBLOB NOT NULL;

-- RenameIndex
ALTER TABLE `Thing` RENAME INDEX `old` TO `new`;
