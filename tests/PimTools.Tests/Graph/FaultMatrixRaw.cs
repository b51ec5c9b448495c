using System.Collections.Generic;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>The calls that a person writes.</summary>
internal static class FaultMatrixRaw
{
    public static IEnumerable<FaultMatrixOperation> Rows()
    {
        yield return FaultMatrixRows.Operation("Raw.GetAsync", null, "dana", _ => Task.FromResult<FaultMatrixRows.Run>(async (client, call) =>
            [Text(await client.Raw.GetAsync(client.Raw.AddressOf(null, "me"), call))]));
        yield return FaultMatrixRows.Operation("Raw.ListAsync", null, "dana", _ => Task.FromResult<FaultMatrixRows.Run>((client, call) =>
            FaultMatrixRows.List<object?>(each => client.Raw.ListAsync(client.Raw.AddressOf(null, "directory/administrativeUnits"), each, call), Text)));
        yield return FaultMatrixRows.Operation("Raw.SendAsync", null, "ada", async ada =>
        {
            var eligible = await FaultMatrixRows.EligibleAsync(ada, PimKind.EntraRole, "User Administrator");
            var body = new Dictionary<string, object?>
            {
                ["action"] = "selfActivate",
                ["principalId"] = eligible.Principal.Id,
                ["roleDefinitionId"] = eligible.Role.Id,
                ["directoryScopeId"] = eligible.Scope.Id,
                ["justification"] = FaultMatrixRows.Mark,
                ["scheduleInfo"] = new Dictionary<string, object?>
                {
                    ["startDateTime"] = "2026-01-01T08:00:00Z",
                    ["expiration"] = new Dictionary<string, object?> { ["type"] = "AfterDuration", ["duration"] = "PT1H" },
                },
            };
            return async (client, call) =>
                [Text(await client.Raw.SendAsync(PimHttpMethod.Post, client.Raw.AddressOf(null, "roleManagement/directory/roleAssignmentScheduleRequests"), body, call))];
        }) with
        {
            IsNotLookedUp = true,
            Change = ("POST", "ScheduleRequests"),
            CountAsync = tenant => FaultMatrixRows.CountAsync(tenant, "ada", PimKind.EntraRole, PimRequestRelation.Mine),
        };
    }

    private static string Text(object? tree) => (string)((IReadOnlyDictionary<string, object?>)tree!)["id"]!;
}
