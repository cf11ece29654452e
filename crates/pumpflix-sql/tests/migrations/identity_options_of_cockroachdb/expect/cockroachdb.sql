-- AlterSequence
ALTER SEQUENCE "Thing_number_seq" INCREMENT 3;
