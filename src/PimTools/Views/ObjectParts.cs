using System;
using System.Management.Automation;

namespace PimTools.Views;

/// <summary>
/// Gives what an object holds in depth. PimTools.types.ps1xml makes properties of them that PowerShell shows, but does not put into JSON, CSV and CLIXML:
/// there the flat properties of the object tell the same, and nothing is cut off at the depth that PowerShell takes by default.
/// </summary>
public static class ObjectParts
{
    /// <summary>The scope at which the role exists.</summary>
    public static object? PimRoleScope(PSObject instance) => Of<PimRole>(instance).Scope;

    /// <summary>The duration of a schedule.</summary>
    public static object? PimScheduleDuration(PSObject instance) => Of<PimSchedule>(instance).Duration;

    /// <summary>The Activation part of a setting.</summary>
    public static object? PimRoleSettingActivation(PSObject instance) => Of<PimRoleSetting>(instance).Activation;

    /// <summary>The Assignment part of a setting.</summary>
    public static object? PimRoleSettingAssignment(PSObject instance) => Of<PimRoleSetting>(instance).Assignment;

    /// <summary>The Notification part of a setting.</summary>
    public static object? PimRoleSettingNotification(PSObject instance) => Of<PimRoleSetting>(instance).Notification;

    /// <summary>The request that made a change.</summary>
    public static object? PimAssignmentChangeRequest(PSObject instance) => Of<PimAssignmentChange>(instance).Request;

    /// <summary>The recurrence of an access review.</summary>
    public static object? PimAccessReviewSchedule(PSObject instance) => Of<PimAccessReview>(instance).Schedule;

    /// <summary>The rounds of an access review.</summary>
    public static object? PimAccessReviewInstances(PSObject instance) => Of<PimAccessReview>(instance).Instances;

    /// <summary>The queries of an access review for what it is about, as the service writes them.</summary>
    public static object? PimAccessReviewScopeQueries(PSObject instance) => Of<PimAccessReview>(instance).ScopeQueries;

    /// <summary>The reviewers of an access review, as the service writes them.</summary>
    public static object? PimAccessReviewReviewerQueries(PSObject instance) => Of<PimAccessReview>(instance).ReviewerQueries;

    /// <summary>Everything that an audit record is about.</summary>
    public static object? PimAuditRecordTargets(PSObject instance) => Of<PimAuditRecord>(instance).Targets;

    /// <summary>The emulated tenant of a context.</summary>
    public static object? PimContextEmulator(PSObject instance) => Of<PimContext>(instance).Emulator;

    /// <summary>The activations of a favourite.</summary>
    public static object? PimFavoriteActivations(PSObject instance) => Of<PimFavorite>(instance).Activations;

    /// <summary>The needs of a cmdlet.</summary>
    public static object? PimPermissionCheckNeeds(PSObject instance) => Of<PimPermissionCheck>(instance).Needs;

    /// <summary>The steps of a plan.</summary>
    public static object? PimPlanChanges(PSObject instance) => Of<PimPlan>(instance).Changes;

    /// <summary>The fields that a step of a plan changes.</summary>
    public static object? PimPlannedChangeDifferences(PSObject instance) => Of<PimPlannedChange>(instance).Differences;

    private static T Of<T>(PSObject instance) => (T)(instance ?? throw new ArgumentNullException(nameof(instance))).BaseObject;
}
