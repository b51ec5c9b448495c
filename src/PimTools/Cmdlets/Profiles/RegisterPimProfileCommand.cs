using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Profiles;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Register, "PimProfile", SupportsShouldProcess = true)]
[OutputType(typeof(PimProfile))]
public sealed class RegisterPimProfileCommand : PimCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string Name { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Tenant")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownTenantCompleter))]
    public string TenantId { get; set; } = string.Empty;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Environment")]
    [EnumValue(typeof(PimCloud), IsNeeded = true)]
    public PimCloud Cloud { get; set; }

    [Parameter]
    [Alias("ApplicationId", "AppId")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownClientCompleter))]
    public string? ClientId { get; set; }

    [Parameter]
    [Alias("UserPrincipalName")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(KnownAccountCompleter))]
    public string? Account { get; set; }

    [Parameter]
    [ReadAs(typeof(PimKind[]))]
    public PimKind[]? Kind { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(FavoriteCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? Favorite { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        PimProfile.CheckName(Name);
        var profile = new PimProfile(Name, TenantId)
        {
            Cloud = Cloud,
            ClientId = ClientId,
            Account = Account,
            Kinds = Kind is { Length: > 0 } ? Kind : null,
            Favorite = Favorite,
        };
        if (await ConfirmAsync($"Keep the profile {profile}") == Confirmation.Go)
        {
            ProfileFile.Write(profile);
            Emit(profile);
        }
    }
}
