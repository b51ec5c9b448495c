namespace PimTools.Emulator.Azure;

/// <summary>The actions that decide what a caller may do here.</summary>
internal static class AzureActions
{
    public const string ReadAssignments = "Microsoft.Authorization/roleAssignments/read";
    public const string WriteAssignments = "Microsoft.Authorization/roleAssignments/write";
    public const string DeleteAssignments = "Microsoft.Authorization/roleAssignments/delete";
    public const string ReadRoles = "Microsoft.Authorization/roleDefinitions/read";
    public const string WriteRoles = "Microsoft.Authorization/roleDefinitions/write";
    public const string DeleteRoles = "Microsoft.Authorization/roleDefinitions/delete";
    public const string ReadReviews = "Microsoft.Authorization/accessReviewScheduleDefinitions/read";
    public const string WriteReviews = "Microsoft.Authorization/accessReviewScheduleDefinitions/write";
    public const string ReadActivityLog = "Microsoft.Insights/eventtypes/values/read";
    public const string ReadManagementGroup = "Microsoft.Management/managementGroups/read";
    public const string ReadSubscription = "Microsoft.Resources/subscriptions/read";
    public const string ReadResources = "Microsoft.Resources/subscriptions/resources/read";
}
