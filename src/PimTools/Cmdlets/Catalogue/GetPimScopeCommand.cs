using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimScope")]
[OutputType(typeof(PimScope))]
public sealed class GetPimScopeCommand : PimKindCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("Name", "ScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity[] Scope { get; set; } = { new("*") };

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        foreach (var identity in Scope)
        {
            await TryAsync(() => FindAsync(identity, call), identity.Text);
        }
    }

    private async Task FindAsync(PimIdentity identity, PimCall call)
    {
        if (identity.IsWildcard)
        {
            await Client.Scopes.ListAsync(Kinds, scope => Pass(identity, scope), call);
        }
        else
        {
            Emit(await ScopeResolver.FindAsync(Client, Kinds, identity, call));
        }
    }

    private void Pass(PimIdentity identity, PimScope scope)
    {
        if (identity.Matches(scope))
        {
            Emit(scope);
        }
    }
}
