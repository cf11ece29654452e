-- DropForeignKey
ALTER TABLE `Part` DROP FOREIGN KEY `first`;
DROP INDEX `first` ON `Part`;

-- DropForeignKey
ALTER TABLE `Part` DROP FOREIGN KEY `second`;
DROP INDEX `second` ON `Part`;

-- AddForeignKey
ALTER TABLE `Part` ADD CONSTRAINT `second` FOREIGN KEY (`oneId`) REFERENCES `Thing`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `Part` ADD CONSTRAINT `third` FOREIGN KEY (`twoId`) REFERENCES `Thing`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
