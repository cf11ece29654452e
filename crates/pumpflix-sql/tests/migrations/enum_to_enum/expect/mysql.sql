-- AlterTable
ALTER TABLE `Thing` MODIFY `state` ENUM('A', 'B', 'C') NOT NULL DEFAULT 'A',
    MODIFY `maybe` ENUM('A', 'B', 'C') NULL;
