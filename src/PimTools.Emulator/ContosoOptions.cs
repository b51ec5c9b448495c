namespace PimTools.Emulator;

/// <summary>What to add to the Contoso story, for tenants of realistic size.</summary>
public sealed class ContosoOptions
{
    /// <summary>People beside those of the story.</summary>
    public int ExtraUsers { get; init; }

    /// <summary>Eligible assignments spread over the extra people and the built-in roles.</summary>
    public int ExtraEligibleAssignments { get; init; }

    /// <summary>Active assignments spread over the extra people and the built-in roles.</summary>
    public int ExtraActiveAssignments { get; init; }
}
