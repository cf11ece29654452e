-- CreateEnum
CREATE TYPE "ExecutionStatus" AS ENUM ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'TIMED_OUT');

-- CreateEnum
CREATE TYPE "CredentialStatus" AS ENUM ('ACTIVE', 'EXPIRED', 'REVOKED', 'INVALID');

-- CreateEnum
CREATE TYPE "InvoiceStatus" AS ENUM ('DRAFT', 'OPEN', 'PAID', 'OVERDUE', 'VOID');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('TRIALING', 'ACTIVE', 'PAST_DUE', 'CANCELLED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "WebSocketStatus" AS ENUM ('CONNECTED', 'IDLE', 'DISCONNECTED');

-- CreateEnum
CREATE TYPE "AlertSeverity" AS ENUM ('INFO', 'WARNING', 'ERROR', 'CRITICAL');

-- DropForeignKey
ALTER TABLE "CredentialUsageLog" DROP CONSTRAINT "CredentialUsageLog_workflowId_fkey";

-- DropIndex
DROP INDEX "CredentialUsageLog_workflowId_idx";

-- AlterTable
ALTER TABLE "Credential" ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "status" SET DATA TYPE "CredentialStatus" USING ("status"::text::"CredentialStatus"),
ALTER COLUMN "status" SET DEFAULT 'ACTIVE';

-- AlterTable
ALTER TABLE "ExecutionLog" ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "status" SET DATA TYPE "ExecutionStatus" USING ("status"::text::"ExecutionStatus"),
ALTER COLUMN "status" SET DEFAULT 'PENDING';

-- AlterTable
ALTER TABLE "CredentialUsageLog" DROP COLUMN "workflowId",
DROP COLUMN "workflowName",
DROP COLUMN "workflowVersion",
ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "status" SET DATA TYPE "CredentialStatus" USING ("status"::text::"CredentialStatus"),
ALTER COLUMN "status" SET DEFAULT 'ACTIVE';

-- AlterTable
ALTER TABLE "Invoice" ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "status" SET DATA TYPE "InvoiceStatus" USING ("status"::text::"InvoiceStatus"),
ALTER COLUMN "status" SET DEFAULT 'DRAFT';

-- AlterTable
ALTER TABLE "Subscription" ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "status" SET DATA TYPE "SubscriptionStatus" USING ("status"::text::"SubscriptionStatus"),
ALTER COLUMN "status" SET DEFAULT 'TRIALING';

-- AlterTable
ALTER TABLE "WebSocketSession" ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "status" SET DATA TYPE "WebSocketStatus" USING ("status"::text::"WebSocketStatus"),
ALTER COLUMN "status" SET DEFAULT 'CONNECTED';

-- AlterTable
ALTER TABLE "SystemAlert" ALTER COLUMN "severity" DROP DEFAULT,
ALTER COLUMN "severity" SET DATA TYPE "AlertSeverity" USING ("severity"::text::"AlertSeverity"),
ALTER COLUMN "severity" SET DEFAULT 'INFO';

-- CreateIndex
CREATE INDEX "ExecutionLog_createdAt_idx" ON "ExecutionLog"("createdAt");

-- CreateIndex
CREATE INDEX "Invoice_status_idx" ON "Invoice"("status");

-- CreateIndex
CREATE INDEX "Invoice_dueDate_idx" ON "Invoice"("dueDate");

-- CreateIndex
CREATE INDEX "Subscription_status_idx" ON "Subscription"("status");

-- CreateIndex
CREATE INDEX "WebSocketSession_status_idx" ON "WebSocketSession"("status");

-- CreateIndex
CREATE INDEX "WebSocketSession_clientId_idx" ON "WebSocketSession"("clientId");

-- CreateIndex
CREATE INDEX "AIPromptTemplate_category_idx" ON "AIPromptTemplate"("category");

-- CreateIndex
CREATE INDEX "UserSession_expiresAt_idx" ON "UserSession"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditLog_action_idx" ON "AuditLog"("action");

-- CreateIndex
CREATE INDEX "AuditLog_resource_idx" ON "AuditLog"("resource");

-- CreateIndex
CREATE INDEX "AuditLog_resourceId_idx" ON "AuditLog"("resourceId");

-- CreateIndex
CREATE INDEX "AuditLog_createdAt_idx" ON "AuditLog"("createdAt");

-- CreateIndex
CREATE INDEX "SystemAlert_severity_idx" ON "SystemAlert"("severity");

-- CreateIndex
CREATE INDEX "SystemAlert_isResolved_idx" ON "SystemAlert"("isResolved");

-- CreateIndex
CREATE INDEX "SystemAlert_createdAt_idx" ON "SystemAlert"("createdAt");

-- CreateIndex
CREATE INDEX "ApiKey_isRevoked_idx" ON "ApiKey"("isRevoked");

-- CreateIndex
CREATE INDEX "ApiKey_expiresAt_idx" ON "ApiKey"("expiresAt");
