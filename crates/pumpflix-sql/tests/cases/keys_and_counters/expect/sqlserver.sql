BEGIN TRY

BEGIN TRAN;

-- CreateSchema
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'dbo') EXEC sp_executesql N'CREATE SCHEMA [dbo];';

-- CreateTable
CREATE TABLE [dbo].[Counter] (
    [id] INT NOT NULL IDENTITY(1,1),
    CONSTRAINT [Counter_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[Big] (
    [id] BIGINT NOT NULL,
    CONSTRAINT [Big_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[named things] (
    [_id] INT NOT NULL,
    [part] NVARCHAR(1000) NOT NULL,
    CONSTRAINT [named things_pkey] PRIMARY KEY CLUSTERED ([_id],[part])
);

-- CreateTable
CREATE TABLE [dbo].[Keyless] (
    [a] INT NOT NULL,
    CONSTRAINT [Keyless_a_key] UNIQUE NONCLUSTERED ([a])
);

COMMIT TRAN;

END TRY
BEGIN CATCH

IF @@TRANCOUNT > 0
BEGIN
    ROLLBACK TRAN;
END;
THROW

END CATCH
