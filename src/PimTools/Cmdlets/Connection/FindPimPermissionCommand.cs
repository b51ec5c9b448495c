using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Permissions;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Find, "PimPermission", DefaultParameterSetName = "Permission")]
[OutputType(typeof(PimPermissionInfo), ParameterSetName = new[] { "Permission" })]
[OutputType(typeof(string), ParameterSetName = new[] { "ConsentUri" })]
public sealed class FindPimPermissionCommand : PimCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(CmdletCompleter))]
    [ReadAs(typeof(string[]))]
    public string[] Cmdlet { get; set; } = Array.Empty<string>();

    [Parameter]
    [ReadAs(typeof(PimKind[]))]
    public PimKind[]? Kind { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ConsentUri")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter ConsentUri { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ConsentUri")]
    [Alias("ApplicationId", "AppId")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownClientCompleter))]
    public string? ClientId { get; set; }

    [Parameter(ParameterSetName = "ConsentUri")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownTenantCompleter))]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = "ConsentUri")]
    [Alias("Environment")]
    [EnumValue(typeof(PimCloud), IsNeeded = true)]
    public PimCloud Cloud { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        var needed = PimPermissions.List(Cmdlet, Kind is { Length: > 0 } ? Kind : PimKinds.All).ToList();
        if (ConsentUri)
        {
            Emit(Permissions.ConsentUri.Of(needed, ClientId!, TenantId, Cloud));
        }
        else
        {
            needed.ForEach(Emit);
        }

        return Task.CompletedTask;
    }
}
