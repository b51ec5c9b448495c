using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Profiles;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Unregister, "PimProfile", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterPimProfileCommand : PimCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Name { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var profile = ProfileFile.Find(Name);
        if (await ConfirmAsync($"Forget the profile {profile}") == Confirmation.Go)
        {
            ProfileFile.Remove(profile);
        }
    }
}
