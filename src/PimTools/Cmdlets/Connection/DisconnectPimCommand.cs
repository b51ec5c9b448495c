using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;
using PimTools.Profiles;
using PimTools.Session;

namespace PimTools.Commands;

[Cmdlet(VerbsCommunications.Disconnect, "Pim", DefaultParameterSetName = "One", SupportsShouldProcess = true)]
[OutputType(typeof(PimContext))]
public sealed class DisconnectPimCommand : PimCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "One", ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ReadAs(typeof(string))]
    public string? Context { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter All { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Purge { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var contexts = All ? PimSession.Contexts : new[] { PimSession.Get(Context).Context };
        foreach (var context in contexts)
        {
            if (await ConfirmAsync($"Forget the connection {context.Name}") == Confirmation.Go)
            {
                Emit(PimSession.Remove(context.Name));
            }
        }

        if (Purge)
        {
            await PurgeAsync(contexts, call);
        }
    }

    /// <summary>With -All also what earlier processes kept.</summary>
    private async Task PurgeAsync(IReadOnlyList<PimContext> contexts, PimCall call)
    {
        if (ConfigFolder.SignIns is not { } folder)
        {
            return;
        }

        var last = LastSignIn.Read(call);
        if (last is not null && (All || contexts.Any(context => context.TenantId == last.TenantId)) && await ConfirmAsync($"Forget that you connected last as {last}") == Confirmation.Go)
        {
            LastConnectionFile.Forget();
        }

        var kept = await ClientLoader.Factory.ListKeptAsync(folder, call);
        foreach (var signIn in kept.Where(each => All || contexts.Any(context => context.KeptAs == each.Key)))
        {
            if (await ConfirmAsync($"Delete the kept sign-in of {signIn}") == Confirmation.Go)
            {
                var isWhole = ClientLoader.Factory.Forget(folder, signIn);
                Say($"Deleted the kept sign-in of {signIn}: who it was{(isWhole ? ", and the tokens" : string.Empty)}.");
                if (!isWhole)
                {
                    Warn($"The keyring cannot be asked without a desktop session, and may hold tokens of {signIn} still, as 'PimTools sign-in'.");
                }
            }
        }
    }
}
