using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Settings;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Copy, "PimRoleSetting", SupportsShouldProcess = true, DefaultParameterSetName = "Role")]
[OutputType(typeof(PimRoleSetting))]
public sealed class CopyPimRoleSettingCommand : PimSettingChangeCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role")]
    [SingleValue]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Setting", ValueFromPipeline = true)]
    [DeserializedInput]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PimRoleSetting? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 1)]
    [NotEmptyIdentity(IsNeeded = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Destination { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? DestinationScope { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Copies to all destinations. What cannot be copied is told of all of them before anything is sent.</summary>
    protected override async Task ProcessAsync(PimCall call)
    {
        var from = InputObject is not null
            ? await SettingSnapshot.RestoreAsync(Client, InputObject, call)
            : SingleSetting.Of(await ReadAtAsync(Role!, Scope, call), Role!, "copy");
        var planned = new List<(PlannedSettingChange Planned, object Given)>();
        foreach (var identity in Destination)
        {
            await TryAsync(
                async () =>
                {
                    foreach (var to in await ReadAtAsync(identity, DestinationScope ?? Scope, call))
                    {
                        Try(() => planned.Add((SettingCopy.Plan(from, to, new PimSettingChange(), Warn), to)), to);
                    }
                },
                identity.Text);
        }

        await SendAsync(Distinct(planned), PassThru, call);
    }
}
