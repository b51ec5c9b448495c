namespace PimTools.Emulator.Http.Arm;

/// <summary>The versions that each provider publishes for the operations of the emulator.</summary>
internal static class ArmVersions
{
    /// <summary>The samples of the REST reference still show the preview.</summary>
    public static readonly string[] Pim = ["2020-10-01", "2020-10-01-preview"];

    public static readonly string[] Approvals = ["2021-01-01-preview"];

    public static readonly string[] Roles = ["2022-04-01"];

    public static readonly string[] Subscriptions = ["2022-12-01"];

    public static readonly string[] Resources = ["2021-04-01"];

    public static readonly string[] ManagementGroups = ["2023-04-01"];
}
