using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PimTools.Configuration;
using PimTools.Documents;
using PimTools.Graph.Documents;
using PimTools.Plans;
using Xunit;

namespace PimTools.Tests.Plans;

/// <summary>Documents and plans of a tenant, as the cmdlets make them.</summary>
internal static class Planning
{
    public static readonly PimKind[] Kinds = [PimKind.EntraRole, PimKind.Group];

    public static readonly DocumentFormat Format = new();

    /// <summary>The document that an export would write.</summary>
    public static async Task<DocumentMap> ExportAsync(this IPimClient client, IReadOnlyCollection<PimKind>? kinds = null, params string[] scopes)
    {
        var reading = new ConfigurationExport(client);
        await reading.ReadAsync(kinds ?? Kinds, [.. scopes.Select(scope => new PimIdentity(scope))], PimCall.None);
        return reading.Write();
    }

    public static async Task<string> ExportYamlAsync(this IPimClient client, IReadOnlyCollection<PimKind>? kinds = null, params string[] scopes) =>
        Format.WriteYaml(await client.ExportAsync(kinds, scopes), null);

    /// <summary>A document of one setting or assignment.</summary>
    public static string Document(string list, JsonNode item) => new JsonObject { ["version"] = 1, [list] = new JsonArray(item.DeepClone()) }.ToJsonString();

    /// <summary>The plan of a document without errors.</summary>
    public static async Task<PimPlan> PlanAsync(this IPimClient client, string text, PlanOptions? options = null, PimCall? call = null)
    {
        var problems = new List<PimDocumentProblem>();
        var plan = await client.PlanAsync(text, problems, options, call);
        Assert.DoesNotContain(problems, problem => problem.Severity == PimDocumentSeverity.Error);
        return plan;
    }

    public static async Task<PimPlan> PlanAsync(
        this IPimClient client, string text, List<PimDocumentProblem> problems, PlanOptions? options = null, PimCall? call = null)
    {
        var loader = new ConfigurationLoader(Format, problems.Add);
        var configuration = loader.Load([("pim.yaml", text)]);
        return await ConfigurationPlanner.PlanAsync(client, configuration, loader.ProblemsAt, options ?? Pruning, call ?? PimCall.None);
    }

    public static PlanOptions Pruning => new() { Prunes = true, Justification = "Test", Source = "pim.yaml" };

    /// <summary>The plan as it comes back from its file.</summary>
    public static PimPlan Saved(this PimPlan plan) => PlanReader.Read(Format.WriteJson(PlanWriter.Write(plan)), "plan.json", Format);

    /// <summary>Applies a plan, and gives what became of each step.</summary>
    public static async Task<List<PimPlannedChange>> ApplyAsync(this IPimClient client, PimPlan plan)
    {
        var applier = new PlanApplier(client, plan);
        var applied = new List<PimPlannedChange>();
        await applier.RunAsync(await applier.CheckAsync(PimCall.None), (change, _) => applied.Add(change), PimCall.None);
        return applied;
    }

    /// <summary>The steps that a plan takes, in a line each.</summary>
    public static IEnumerable<string> Steps(this PimPlan plan) =>
        plan.Changes.Where(change => change.IsNeeded).Select(change => $"{change.Action} {change.Describe()}: {change.Change}");
}
