-- AlterTable
ALTER TABLE `Thing` MODIFY `state` ENUM('A') NOT NULL;
