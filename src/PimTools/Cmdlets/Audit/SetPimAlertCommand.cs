using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Set, "PimAlert", SupportsShouldProcess = true)]
[OutputType(typeof(PimAlert))]
public sealed class SetPimAlertCommand : PimKindCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [ArgumentCompleter(typeof(AlertCompleter))]
    public PimIdentity[] Name { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("ScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity[] Scope { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Dismiss { get; set; }

    [Parameter]
    [ReadAs(typeof(bool), IsNeeded = true)]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? Enabled { get; set; }

    [Parameter]
    [ReadAs(typeof(Hashtable), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Hashtable? Setting { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Refresh { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    private IReadOnlyDictionary<string, string> Settings => (Setting ?? new Hashtable()).Cast<DictionaryEntry>()
        .ToDictionary(entry => $"{entry.Key}", entry => entry.Value is TimeSpan time ? time.ToString("c", CultureInfo.InvariantCulture) : string.Format(CultureInfo.InvariantCulture, "{0}", entry.Value));

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => SetAsync(call), Name.FirstOrDefault());

    private async Task SetAsync(PimCall call)
    {
        if (!Dismiss && Enabled is null && Setting is null && !Refresh)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "Nothing is to be changed.") { Remedy = "Give -Dismiss, -Enabled, -Setting or -Refresh." };
        }

        var alerts = new List<PimAlert>();
        await new PimAlertQuery { Kinds = Kinds, Names = Name, Scopes = Scope }.ListAsync(Client, alerts.Add, error => Fail(error), call);
        foreach (var alert in alerts)
        {
            await TryAsync(() => SetAsync(alert, call), alert);
        }
    }

    private async Task SetAsync(PimAlert alert, PimCall call)
    {
        var change = PimAlertChange.Plan(alert, Enabled, Settings, Dismiss, Refresh);
        if (change.IsNothing)
        {
            Warn($"The alert {alert} is already as wanted.");
        }
        else if (await ConfirmAsync(change.Describe()) == Confirmation.Go)
        {
            await change.RunAsync(Client, call);
            if (Refresh)
            {
                Say("The service scans in its own time. Get-PimAlert tells when it did.");
            }
        }
        else
        {
            return;
        }

        if (PassThru)
        {
            await new PimAlertQuery { Kinds = new[] { alert.Kind }, Names = new[] { new PimIdentity(alert.Name) }, Scopes = new[] { new PimIdentity(alert.ScopeId) } }
                .ListAsync(Client, Emit, error => Fail(error), call);
        }
    }
}
