namespace PimTools.Emulator.Http.Arm;

/// <summary>The versions of the operations, the newest first, with the older ones that clients still use; the shapes are the newest one's.</summary>
internal static class ArmVersions
{
    public static readonly string[] Pim = ["2020-10-01", "2020-10-01-preview", "2022-04-01-preview"];

    public static readonly string[] Approvals = ["2021-01-01-preview", "2022-04-01-preview", "2024-02-01-preview"];

    public static readonly string[] Reviews = ["2021-12-01-preview", "2021-11-16-preview", "2021-07-01-preview", "2018-05-01-preview"];

    public static readonly string[] Alerts = ["2022-08-01-preview"];

    public static readonly string[] ActivityLog = ["2015-04-01", "2017-03-01-preview"];

    public static readonly string[] Assignments = ["2022-04-01", "2020-10-01-preview", "2020-04-01-preview", "2018-09-01-preview", "2018-07-01", "2015-07-01"];

    public static readonly string[] Roles = ["2022-04-01", "2018-07-01", "2018-01-01-preview", "2015-07-01"];

    public static readonly string[] Subscriptions =
        ["2022-12-01", "2022-09-01", "2021-01-01", "2020-01-01", "2019-11-01", "2019-06-01", "2018-06-01", "2016-06-01"];

    public static readonly string[] Resources = ["2021-04-01", "2022-09-01", "2020-10-01", "2020-06-01", "2019-10-01", "2019-05-10", "2018-05-01"];

    public static readonly string[] ResourceGraph = ["2021-03-01", "2022-10-01", "2020-04-01-preview", "2019-04-01", "2018-09-01-preview"];

    public static readonly string[] ManagementGroups = ["2023-04-01", "2021-04-01", "2020-10-01", "2020-05-01", "2020-02-01", "2019-11-01"];
}
