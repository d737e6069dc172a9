package io.millrace.platform.engine;

import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.SchemaLogQueryImpl;
import org.camunda.bpm.engine.impl.TablePageQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAuthorizationCommand;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteLicenseKeyCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMetricsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeletePropertyCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskMetricsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.FindHistoryCleanupJobsCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetLicenseKeyCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetPropertiesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTableCountCmd;
import org.camunda.bpm.engine.impl.cmd.GetTableMetaDataCmd;
import org.camunda.bpm.engine.impl.cmd.GetTableNameCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskEventsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTelemetryDataCmd;
import org.camunda.bpm.engine.impl.cmd.GetUniqueTaskWorkerCountCmd;
import org.camunda.bpm.engine.impl.cmd.GetUserAccountCmd;
import org.camunda.bpm.engine.impl.cmd.GetUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.GetUserInfoKeysCmd;
import org.camunda.bpm.engine.impl.cmd.GetUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.HistoryCleanupCmd;
import org.camunda.bpm.engine.impl.cmd.IsTelemetryEnabledCmd;
import org.camunda.bpm.engine.impl.cmd.PurgeDatabaseAndCacheCmd;
import org.camunda.bpm.engine.impl.cmd.RegisterDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.RegisterProcessApplicationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SetLicenseKeyCmd;
import org.camunda.bpm.engine.impl.cmd.SetPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.TelemetryConfigureCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockUserCmd;
import org.camunda.bpm.engine.impl.cmd.UnregisterDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.UnregisterProcessApplicationCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;

/**
 * Commands that nobody has who acts for an organization: what they read or change knows no tenant, or is kept in tables of
 * our own. Only the application itself, with no organization in force, may give them.
 */
final class ClosedCommands {

    private static final Set<Class<?>> TABLES = Set.of(
            AbstractNativeQuery.class,
            TablePageQueryImpl.class,
            GetTableCountCmd.class,
            GetTableMetaDataCmd.class,
            GetTableNameCmd.class,
            SchemaLogQueryImpl.class,
            PurgeDatabaseAndCacheCmd.class);

    /** Deprecated or not: the commands are still there. */
    @SuppressWarnings("deprecation")
    private static final Set<Class<?>> INSTALLATION = Set.of(
            GetPropertiesCmd.class,
            SetPropertyCmd.class,
            DeletePropertyCmd.class,
            GetLicenseKeyCmd.class,
            SetLicenseKeyCmd.class,
            DeleteLicenseKeyCmd.class,
            TelemetryConfigureCmd.class,
            IsTelemetryEnabledCmd.class,
            GetTelemetryDataCmd.class,
            MetricsQueryImpl.class,
            DeleteMetricsCmd.class,
            DeleteTaskMetricsCmd.class,
            GetUniqueTaskWorkerCountCmd.class,
            RegisterDeploymentCmd.class,
            UnregisterDeploymentCmd.class,
            RegisterProcessApplicationCmd.class,
            UnregisterProcessApplicationCmd.class,
            HistoryCleanupCmd.class,
            FindHistoryCleanupJobsCmd.class);

    /** Permissions and filters belong to no organization: what one wrote, all would have. */
    private static final Set<Class<?>> PERMISSIONS = Set.of(
            AuthorizationQueryImpl.class,
            CreateAuthorizationCommand.class,
            SaveAuthorizationCmd.class,
            DeleteAuthorizationCmd.class,
            SaveFilterCmd.class,
            DeleteFilterCmd.class,
            UnlockUserCmd.class);

    private static final Set<Class<?>> PEOPLE = Set.of(
            GetUserInfoCmd.class,
            GetUserInfoKeysCmd.class,
            SetUserInfoCmd.class,
            DeleteUserInfoCmd.class,
            GetUserAccountCmd.class,
            GetUserPictureCmd.class,
            SetUserPictureCmd.class,
            DeleteUserPictureCmd.class);

    private static final Set<Class<?>> COMMENTS_AND_ATTACHMENTS = Set.of(
            AddCommentCmd.class,
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            GetTaskCommentCmd.class,
            GetTaskCommentsCmd.class,
            GetTaskEventsCmd.class,
            GetProcessInstanceCommentsCmd.class,
            CreateAttachmentCmd.class,
            SaveAttachmentCmd.class,
            DeleteAttachmentCmd.class,
            GetAttachmentCmd.class,
            GetAttachmentContentCmd.class,
            GetTaskAttachmentCmd.class,
            GetTaskAttachmentContentCmd.class,
            GetTaskAttachmentsCmd.class,
            GetProcessInstanceAttachmentsCmd.class);

    private ClosedCommands() {}

    /** @throws BadUserRequestException for a command that is closed */
    static void refuse(Command<?> command) {
        if (isAnyOf(TABLES, command)
                || isAnyOf(INSTALLATION, command)
                || isAnyOf(PERMISSIONS, command)
                || isAnyOf(PEOPLE, command)
                || isAnyOf(COMMENTS_AND_ATTACHMENTS, command)
                // Its own: registered deployments, and the upgrade of the schema.
                || command.getClass().getEnclosingClass() == ManagementServiceImpl.class) {
            throw new BadUserRequestException(
                    "%s is closed".formatted(command.getClass().getSimpleName()));
        }
    }

    private static boolean isAnyOf(Set<Class<?>> closed, Command<?> command) {
        return closed.stream().anyMatch(type -> type.isInstance(command));
    }
}
