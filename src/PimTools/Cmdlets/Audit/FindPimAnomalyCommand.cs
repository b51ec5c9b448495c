using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Find, "PimAnomaly")]
[OutputType(typeof(PimAnomaly))]
public sealed class FindPimAnomalyCommand : PimKindCmdlet
{
    [Parameter(Position = 0)]
    [ReadAs(typeof(string[]))]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnomalyRuleCompleter))]
    public string[] Rule { get; set; } = Array.Empty<string>();

    [Parameter]
    [DateTimeInput(IsPast = true)]
    public PimMoment? Since { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(string[]))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] BreakGlass { get; set; } = Array.Empty<string>();

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => FindAsync(call), Principal.FirstOrDefault());

    /// <summary>Nothing is looked for by half of the rules: where one cannot be read, that is all that is told.</summary>
    private async Task FindAsync(PimCall call)
    {
        var isWhole = true;
        var given = await OnPipelineAsync(() => Rule.Select(rule => BaselineFiles.IsPath(rule) ? GetUnresolvedProviderPathFromPSPath(rule) : rule).ToList());
        var (rules, accounts) = AnomalyRuleFiles.Find(ClientLoader.Documents, given, (error, one) =>
        {
            isWhole = false;
            Fail(error, one);
        });
        if (isWhole)
        {
            var query = new PimAnomalyQuery(rules, accounts.Concat(BreakGlass).ToList())
            {
                Kinds = Kinds,
                Since = Since?.At(Client.ServiceTime),
                Principals = Principal,
            };
            await query.ListAsync(Client, Emit, error => Fail(error), call);
        }
    }
}
