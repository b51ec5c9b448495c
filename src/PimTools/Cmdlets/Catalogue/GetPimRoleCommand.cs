using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Resolution;
using PimTools.RoleDefinitions;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimRole")]
[OutputType(typeof(PimRole))]
public sealed class GetPimRoleCommand : PimRoleCmdlet
{
    private RoleDefinitionList? _definitions;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName]
    [Alias("Name", "RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = { PimIdentity.Any };

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter IncludePermission { get; set; }

    private RoleDefinitionList Definitions => _definitions ??= new RoleDefinitionList(Client);

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        foreach (var identity in Role)
        {
            await TryAsync(() => FindAsync(identity.OfAccess(Access), call), identity.Text);
        }
    }

    private async Task FindAsync(PimIdentity identity, PimCall call)
    {
        foreach (var role in await RoleResolver.FindAnewAsync(Client, Kinds, identity, call))
        {
            Emit(IncludePermission ? await Definitions.CompleteAsync(role, call) : role);
        }
    }
}
