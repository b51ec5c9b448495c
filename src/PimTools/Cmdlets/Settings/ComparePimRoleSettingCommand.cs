using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Settings;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Compare, "PimRoleSetting", DefaultParameterSetName = "Role")]
[OutputType(typeof(PimSettingComparison))]
public sealed class ComparePimRoleSettingCommand : PimSettingCmdlet
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

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Role")]
    [Parameter(Position = 1, ParameterSetName = "Setting")]
    [NotEmptyIdentity(IsNeeded = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] With { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? WithScope { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var left = InputObject is not null
            ? await SettingSnapshot.RestoreAsync(Client, InputObject, call)
            : SingleSetting.Of(await ReadAtAsync(Role!, Scope, call), Role!, "compare");
        if (With.Length == 0)
        {
            var now = await SettingRunner.ReadAsync(Client, left, call) ?? throw SingleSetting.NotFound(left.ToString(), left);
            Compare(left, now);
        }

        foreach (var identity in With)
        {
            await TryAsync(async () => (await ReadAtAsync(identity, WithScope ?? Scope, call)).ToList().ForEach(right => Compare(left, right)), identity.Text);
        }
    }

    private void Compare(PimRoleSetting left, PimRoleSetting right)
    {
        foreach (var difference in SettingField.Compare(left, right))
        {
            Emit(new PimSettingComparison(left, right, difference));
        }
    }
}
