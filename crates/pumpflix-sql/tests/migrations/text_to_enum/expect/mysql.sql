-- AlterTable
ALTER TABLE `Thing` MODIFY `state` ENUM('A', 'B') NOT NULL DEFAULT 'A',
    MODIFY `other` ENUM('A', 'B') NULL,
    MODIFY `old` VARCHAR(191) NOT NULL DEFAULT 'B';
