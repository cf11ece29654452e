-- AlterSequence
ALTER SEQUENCE "prisma_sequence_Thing_number" INCREMENT 3;
