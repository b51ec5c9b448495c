using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Profiles;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimProfile")]
[OutputType(typeof(PimProfile))]
public sealed class GetPimProfileCommand : PimCmdlet
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ReadAs(typeof(string))]
    public string Name { get; set; } = "*";

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        var name = new PimIdentity(Name);
        if (!name.IsWildcard)
        {
            Emit(ProfileFile.Find(Name));
            return Task.CompletedTask;
        }

        ProfileFile.Read().Where(profile => name.Matches(string.Empty, profile.Name)).ToList().ForEach(Emit);
        return Task.CompletedTask;
    }
}
