BEGIN TRY

BEGIN TRAN;

-- CreateSchema
IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'dbo') EXEC sp_executesql N'CREATE SCHEMA [dbo];';

-- CreateTable
CREATE TABLE [dbo].[Thing] (
    [id] INT NOT NULL,
    [called] NVARCHAR(1000) NOT NULL CONSTRAINT [Thing_called_df] DEFAULT lower('ABC'),
    [enclosed] NVARCHAR(1000) NOT NULL CONSTRAINT [Thing_enclosed_df] DEFAULT (lower('ABC')),
    [literal] NVARCHAR(1000) NOT NULL CONSTRAINT [Thing_literal_df] DEFAULT 'abc',
    [time] NVARCHAR(1000) NOT NULL CONSTRAINT [Thing_time_df] DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT [Thing_pkey] PRIMARY KEY CLUSTERED ([id])
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
