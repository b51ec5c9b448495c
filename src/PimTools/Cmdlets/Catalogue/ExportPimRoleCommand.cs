using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Exports;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Export, "PimRole", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportPimRoleCommand : PimClientCmdlet
{
    private static readonly PimKind[] Defined = { PimKind.EntraRole, PimKind.AzureRole };

    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter]
    [ReadAs(typeof(PimKind[]))]
    public PimKind[]? Kind { get; set; }

    private protected override IReadOnlyCollection<PimKind> NamedKinds => Kind is { Length: > 0 } ? Kind.Intersect(Defined).ToList() : Defined;

    /// <inheritdoc />
    protected override async Task FinishAsync(PimCall call)
    {
        await ConnectAsync(call);
        var folder = await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path));
        var roles = new List<PimRole>();

        // What was left out would look as if it were gone.
        await Client.Roles.ListDefinitionsAsync(NamedKinds, roles.Add, call.OmittingTo(omission => throw omission.Reason));
        var files = RoleFolder.Paths(folder, roles);
        var gone = RoleFolder.Gone(folder, NamedKinds, files.Select(file => file.Path));
        var deletions = gone.Count == 0 ? string.Empty : $", and delete the files of {gone.Count} roles that are gone or renamed";
        if (await ConfirmAsync($"Write {files.Count} roles to {folder}{deletions}") != Confirmation.Go)
        {
            return;
        }

        foreach (var path in gone)
        {
            RoleFolder.Delete(path, ClientLoader.Documents);
        }

        foreach (var (role, path) in files)
        {
            RoleFolder.Write(path, ClientLoader.Documents, role);
            await EmitItemAsync(path);
        }
    }
}
