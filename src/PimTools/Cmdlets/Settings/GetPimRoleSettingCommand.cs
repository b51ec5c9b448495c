using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimRoleSetting")]
[OutputType(typeof(PimRoleSetting))]
public sealed class GetPimRoleSettingCommand : PimSettingCmdlet
{
    private readonly List<PimIdentity> _asked = new();

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Modified { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Narrowed(Role));
        return Task.CompletedTask;
    }

    /// <summary>All roles that were piped in are read together.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var roles = new List<PimRole>();
        foreach (var identity in _asked)
        {
            await TryAsync(async () => roles.AddRange(await FindRolesAsync(identity, _asked, call)), identity.Text);
        }

        await ListAsync(_asked.Count > 0 || MyInvocation.ExpectingInput ? roles : null, Pass, call);
    }

    private void Pass(PimRoleSetting setting)
    {
        if (!Modified || setting.IsModified)
        {
            Emit(setting);
        }
    }
}
