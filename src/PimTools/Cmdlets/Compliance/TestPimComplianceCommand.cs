using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Compliance;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Models;

namespace PimTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "PimCompliance")]
[OutputType(typeof(PimFinding))]
public sealed class TestPimComplianceCommand : PimKindCmdlet
{
    private readonly List<string> _baselines = new();

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "FullName")]
    [ReadAs(typeof(string[]), IsNeeded = true)]
    [ArgumentCompleter(typeof(BaselineCompleter))]
    public string[] Baseline { get; set; } = { "Recommended" };

    [Parameter]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity[] Scope { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(string[]))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] BreakGlass { get; set; } = Array.Empty<string>();

    [Parameter]
    [ReadAs(typeof(PimFindingResult[]))]
    public PimFindingResult[] Result { get; set; } = Array.Empty<PimFindingResult>();

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call) =>
        _baselines.AddRange(await OnPipelineAsync(() => Baseline.Select(name => BaselineFiles.IsPath(name) ? GetUnresolvedProviderPathFromPSPath(name) : name).ToList()));

    /// <summary>Nothing is checked by half a baseline: where one cannot be read, that is all that is told.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var isWhole = true;
        var baselines = BaselineSet.Load(ClientLoader.Documents, _baselines.Distinct(), (error, given) =>
        {
            isWhole = false;
            Fail(error, given);
        });
        if (!isWhole)
        {
            return;
        }

        var accounts = BreakGlassAccounts.Check(BreakGlass);
        var scopes = await FindScopesAsync(call);
        await ComplianceCheck.RunAsync(
            Client,
            baselines.Select(one => one with { BreakGlass = one.BreakGlass.Concat(accounts).ToList() }).ToList(),
            Kinds.Where(kind => kind != PimKind.AzureRole || scopes.Count > 0).ToList(),
            scopes,
            Take,
            call);
    }

    private void Take(PimFinding finding)
    {
        if (Result.Length == 0 || Result.Contains(finding.Result))
        {
            Emit(finding);
        }
    }

    private async Task<IReadOnlyList<PimScope>> FindScopesAsync(PimCall call)
    {
        if (!Kinds.Contains(PimKind.AzureRole))
        {
            return Array.Empty<PimScope>();
        }

        if (Scope.Length == 0)
        {
            Warn("Azure roles are left out: they have settings and assignments at each scope. Name the scopes with -Scope.");
        }

        return await ComplianceScopes.FindAsync(Client, Scope, call);
    }
}
