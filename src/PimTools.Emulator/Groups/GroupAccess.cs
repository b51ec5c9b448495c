using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Groups;

/// <summary>The two kinds of access to a group.</summary>
internal static class GroupAccess
{
    public const string Member = "member";
    public const string Owner = "owner";

    public static readonly string[] All = [Member, Owner];

    public static string Parse(string word) => word.ToLowerInvariant() switch
    {
        Member => Member,
        Owner => Owner,
        _ => throw ServiceException.BadRequest($"Requested value '{word}' was not found: accessId is member or owner."),
    };
}
