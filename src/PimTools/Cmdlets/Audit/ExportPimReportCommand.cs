using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Compliance;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Models;
using PimTools.Pipeline;
using PimTools.Reports;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Export, "PimReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPimReportCommand : PimRoleCmdlet
{
    // With today thirty days, for which the service keeps its audit log.
    private static readonly TimeSpan AuditLog = TimeSpan.FromDays(29);

    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter]
    [EnumValue(typeof(PimReportFormat))]
    public PimReportFormat? Format { get; set; }

    [Parameter]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [DateTimeInput(IsPast = true)]
    [ArgumentCompleter(typeof(PastCompleter))]
    public PimMoment? Since { get; set; }

    [Parameter]
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

    /// <summary>Nothing is read where nothing is written, or where a baseline is not what it should be.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var path = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path));
        var names = await OnPipelineAsync(() => Baseline.Select(name => BaselineFiles.IsPath(name) ? GetUnresolvedProviderPathFromPSPath(name) : name).Distinct().ToList());
        var format = Format ?? ReportFiles.FormatOf(path);
        WholeFile.Check(path);
        var isWhole = true;
        var baselines = BaselineSet.Load(ClientLoader.Documents, names, (error, given) =>
        {
            isWhole = false;
            Fail(error, given);
        });
        if (!isWhole || await ConfirmAsync($"Write a report to {path}") != Confirmation.Go)
        {
            return;
        }

        if (Kinds.Contains(PimKind.AzureRole) && Scope.Length == 0)
        {
            Warn("The check leaves out Azure roles: they have settings and assignments at each scope. Name the scopes with -Scope.");
        }

        var accounts = BreakGlassAccounts.Check(BreakGlass);
        var options = new ReportOptions
        {
            Kinds = Kinds,
            Roles = Narrowed(Role),
            Principals = Principal,
            Since = Since?.At(Client.ServiceTime) ?? new DateTimeOffset(Client.ServiceTime.UtcDateTime.Date, TimeSpan.Zero) - AuditLog,
            Baselines = baselines.Select(one => one with { BreakGlass = one.BreakGlass.Concat(accounts).ToList() }).ToList(),
            Scopes = Kinds.Contains(PimKind.AzureRole) ? await ComplianceScopes.FindAsync(Client, Scope, call) : Array.Empty<PimScope>(),
        };
        var report = ReportBuilder.Build(await new ReportReader(Client, options).ReadAsync(call));
        foreach (var file in ReportFiles.Write(report, path, format))
        {
            await EmitItemAsync(file);
        }
    }
}
