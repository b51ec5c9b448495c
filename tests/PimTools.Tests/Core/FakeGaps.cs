namespace PimTools.Tests.Core;

/// <summary>Parts of a list that could not be read, and are told while it is.</summary>
internal sealed class FakeGaps
{
    /// <summary>Tells why the names behind ids could not be read; null where they could.</summary>
    public PimException? Names { get; set; }

    /// <summary>Tells in few words what is left out since the caller may not read it; null for nothing.</summary>
    public string? Unlisted { get; set; }

    public void Tell(PimCall call)
    {
        if (Names is not null)
        {
            call.Unnamed?.Invoke(Names);
        }

        if (Unlisted is not null)
        {
            call.TellUnlisted(new PimException(PimErrorCode.PermissionMissing, "No."), $"{Unlisted} are left out.", Unlisted);
        }
    }
}
