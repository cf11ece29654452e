-- AlterEnum
ALTER TYPE "Color"DROP VALUE 'BLUE';
